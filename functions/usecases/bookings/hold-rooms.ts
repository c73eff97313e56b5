import type { BodyOf } from '../../contract/routes.ts';
import type { Booking, CallersFacts } from '../../domain/booking/booking.ts';
import type { WithoutAccount } from '../../domain/booking/guest-access.ts';
import { makeHold } from '../../domain/booking/make.ts';
import { referenceFrom } from '../../domain/booking/reference.ts';
import type { Quote } from '../../domain/quote.ts';
import { partyOf, partyText } from '../../domain/rates/party.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import type { Digests } from '../ports/digests.ts';
import type { SystemSettings } from '../ports/settings.ts';
import type { Ids } from '../ports/time.ts';
import { type CodeTry, type CodeTryDeps, withCodeTry } from '../rates/code-try.ts';
import { capsOf } from './hold-caps.ts';
import { forgetShare, judgeShare, type ShareDeps } from './judge-share.ts';
import { isUnknownPlan, wantedStay } from './plan-hold.ts';
import { refuseSale, type Sale, type SellDeps, type Sold, sellRooms } from './sell-rooms.ts';

export interface HoldDeps extends SellDeps, ShareDeps, CodeTryDeps {
  readonly bookings: SellDeps['bookings'];
  readonly digests: Digests;
  readonly ids: Ids;
}

/** The parsed body of POST /bookings. */
export type HoldBody = BodyOf<'createBooking'>;

export interface HoldCommand {
  readonly userId: string;
  /** Of a guest without an account. */
  readonly withoutAccount?: WithoutAccount | undefined;
  /** Signed in with an account: plans for members are theirs to book. */
  readonly isMember: boolean;
  readonly idempotencyKey: string;
  readonly body: HoldBody;
  /** The network address that asks; null where none is known. */
  readonly address: string | null;
}

/**
 * Holds rooms for a guest, who pays within the hold's minutes. A refused try records nothing; what the guest, or the
 * address, holds unpaid is bounded (rule 8). While the system takes no bookings a new hold is `paused`, and a replay is
 * answered as ever.
 */
export const holdRooms =
  (deps: HoldDeps) =>
  async (command: HoldCommand): Promise<Sold | Refusal> => {
    let noted: Booking | undefined;
    const settings = await deps.settings.current();
    const sale = saleOf(deps, command, settings, (booking) => {
      noted = booking;
    });
    const outcome = settings.acceptingBookings
      ? await withCodeTry(deps)(codeTryOf(command), async () => {
          const outcome = await sellRooms(deps)(sale);
          return { outcome, isOpened: !isUnknownPlan(outcome) };
        })
      : paused;
    if (!isRefusal(outcome)) return outcome;
    const answer = await refuseSale(deps)(sale, outcome);
    // A booking that exists under the key keeps its share, whatever this request is answered.
    if (answer === outcome && noted) await forgetShare(deps)(noted, command.address);
    return answer;
  };

const paused: Refusal = { refused: 'paused', detail: 'no new bookings are taken at the moment; those made go on' };

/** The sale of a hold; `onNoted` is called with the booking that is counted among those of its address. */
const saleOf = (
  deps: HoldDeps,
  command: HoldCommand,
  { holdMinutes, ...settings }: SystemSettings,
  onNoted: (booking: Booking) => void,
): Sale => {
  const { body, userId, withoutAccount, address } = command;
  const { id, referenceBytes } = deps.digests.booking(keyHolder(command), command.idempotencyKey);
  const [bodyHash, nonce] = [hashOfBody(deps.digests, body), deps.ids.nonce()];
  const caps = capsOf(settings, deps.limited);
  const bookingOf = (quote: Quote): Booking =>
    makeHold(quote, {
      ...body,
      guestPhone: body.guestPhone ?? null,
      specialRequests: body.specialRequests ?? null,
      said: saidIn(body),
      userId,
      withoutAccount,
      id,
      reference: referenceFrom(referenceBytes),
      bodyHash,
      requestNonce: nonce,
      now: deps.clock.now(),
      holdMinutes,
    });
  return {
    wanted: wantedStay(body, command.isMember),
    quote: body.quote,
    id,
    bodyHash,
    nonce,
    write: (quote) => ({
      after: bookingOf(quote),
      event: 'booking.held',
      actor: { kind: 'guest', id: userId },
      caps,
    }),
    judge: (booking, cap) => {
      onNoted(booking);
      return judgeShare(deps)(booking, cap, address);
    },
  };
};

/** Whose idempotency keys these are: guest sessions of one address share the user, and neither meets the other's keys. */
const keyHolder = ({ userId, withoutAccount }: HoldCommand): string =>
  withoutAccount === undefined ? userId : `${userId}\n${withoutAccount.session}`;

/** The caller's own facts; undefined where there are none. */
export const saidIn = ({
  externalReference,
  metadata,
  language,
}: Pick<HoldBody, 'externalReference' | 'metadata' | 'language'>): CallersFacts | undefined => {
  const said = {
    ...(externalReference && { externalReference }),
    ...(metadata && Object.keys(metadata).length > 0 && { metadata }),
    ...(language && { language }),
  };
  return Object.keys(said).length > 0 ? said : undefined;
};

/** A quote carries its plan already: a code beside it opens nothing. */
const codeTryOf = ({ body: { quote, code }, address }: HoldCommand): CodeTry => ({
  code: quote === undefined ? code : undefined,
  address,
});

/**
 * Rule 7: a key used again is a replay where this is equal: the hash of the whole body without its quote, its people in
 * one form.
 */
export const hashOfBody = (
  digests: Digests,
  { quote: _, metadata, party, guests, rooms, ...body }: Omit<HoldBody, 'guestEmail'>,
): string =>
  digests.body({
    ...body,
    metadata: metadata && JSON.stringify(Object.entries(metadata).sort()),
    party: partyText(partyOf({ party, guests, rooms })),
  });
