import type { BodyOf } from '../../contract/routes.ts';
import type { Booking, CallersFacts } from '../../domain/booking/booking.ts';
import type { WithoutAccount } from '../../domain/booking/guest-access.ts';
import { makeHold } from '../../domain/booking/make.ts';
import { referenceFrom } from '../../domain/booking/reference.ts';
import type { IsoDate } from '../../domain/calendar/date.ts';
import type { Quote } from '../../domain/quote.ts';
import { partyOf, partyText } from '../../domain/rates/party.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import { withBackoff } from '../backoff.ts';
import type { Bookings, BookingWrite, BookingWriteOutcome, NightRefusal } from '../ports/bookings.ts';
import type { Digests } from '../ports/digests.ts';
import type { FullNights } from '../ports/full-nights.ts';
import type { NightKey } from '../ports/nights.ts';
import type { Clock, Delay, Ids } from '../ports/time.ts';
import { type CodeTry, type CodeTryDeps, withCodeTry } from '../rates/code-try.ts';
import { holdCaps, tooManyHolds } from './hold-caps.ts';
import { forgetShare, judgeShare, type ShareDeps } from './judge-share.ts';
import { isUnknownPlan, type PlanDeps, planHold, quoteNow, wantedStay } from './plan-hold.ts';

export interface HoldDeps extends PlanDeps, ShareDeps, CodeTryDeps {
  readonly bookings: Pick<Bookings, 'commit' | 'find' | 'findMany' | 'recheck'>;
  readonly digests: Digests;
  readonly fullNights: FullNights;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly delay: Delay;
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

export interface Held {
  readonly booking: Booking;
  /** The key was used before with the same body: this is that booking as it is now. */
  readonly deduplicated: boolean;
}

/**
 * Holds rooms: one transaction over the booking and every night of the stay, with no read before it when a quote is
 * given (rules 1, 5 and 6), unless this container met one of the nights full a moment ago: then the nights are read
 * first, so that the sale of a last room costs reads and not failed transactions (rule 34). The booking's id comes from user and key, so the booking is its own idempotency record and
 * a refused try records nothing.
 */
export const holdRooms = (deps: HoldDeps) => {
  const identify = (command: HoldCommand) => ({
    ...deps.digests.booking(keyHolder(command), command.idempotencyKey),
    bodyHash: hashOfBody(deps.digests, command.body),
  });

  return async (command: HoldCommand): Promise<Held | Refusal> => {
    const identity = identify(command);
    const nonce = deps.ids.nonce();
    let noted: Booking | undefined;
    const outcome = await withCodeTry(deps)(codeTryOf(command), async () => {
      const outcome = await holdOnce(deps, command, identity, nonce, (booking) => {
        noted = booking;
      });
      return { outcome, isOpened: !isUnknownPlan(outcome) };
    });
    if (!isRefusal(outcome)) return outcome;
    if (outcome.refused === 'sold-out') {
      deps.fullNights.note(nightsOf(command, outcome.nights), partyOf(command.body).length);
    }
    // A replay may carry a dead quote or meet a full night: no refusal leaves before its key is known to be free.
    const standing = await deps.bookings.find(identity.id);
    if (standing) return answerFor(standing, identity.bodyHash, nonce);
    if (noted) await forgetShare(deps)(noted, command.address);
    return outcome;
  };
};

/** Whose idempotency keys these are: guest sessions of one address share the user, and neither meets the other's keys. */
const keyHolder = ({ userId, withoutAccount }: HoldCommand): string =>
  withoutAccount === undefined ? userId : `${userId}\n${withoutAccount.session}`;

/** The caller's own facts; undefined where there are none. */
const saidIn = ({ externalReference, metadata, language }: HoldBody): CallersFacts | undefined => {
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
export const hashOfBody = (digests: Digests, { quote: _, metadata, party, guests, rooms, ...body }: HoldBody): string =>
  digests.body({
    ...body,
    metadata: metadata && JSON.stringify(Object.entries(metadata).sort()),
    party: partyText(partyOf({ party, guests, rooms })),
  });

const nightsOf = ({ body: { hotelId, roomTypeId } }: HoldCommand, dates: readonly IsoDate[]): NightKey[] =>
  dates.map((date) => ({ hotelId, roomTypeId, date }));

type Identity = { readonly id: string; readonly referenceBytes: Uint8Array; readonly bodyHash: string };

/** What a booking that stands under the key means: this very request's own commit, a replay, or a key used twice. */
const answerFor = (standing: Booking, bodyHash: string, nonce: string): Held | Refusal => {
  if (standing.requestNonce === nonce) return { booking: standing, deduplicated: false };
  if (standing.bodyHash === bodyHash) return { booking: standing, deduplicated: true };
  return { refused: 'idempotency-key-reused' };
};

const holdOnce = async (
  deps: HoldDeps,
  command: HoldCommand,
  identity: Identity,
  nonce: string,
  onNoted: (booking: Booking) => void,
): Promise<Held | Refusal> => {
  const caps = await holdCaps(deps);
  const settings = await deps.settings.current();
  const wanted = wantedStay(command.body, command.isMember);
  let plan = await planHold(deps)(wanted, command.body.quote, deps.clock.now());
  if (isRefusal(plan)) return plan;

  const bookingOf = (quote: Quote): Booking =>
    makeHold(quote, {
      ...command.body,
      guestPhone: command.body.guestPhone ?? null,
      specialRequests: command.body.specialRequests ?? null,
      said: saidIn(command.body),
      userId: command.userId,
      withoutAccount: command.withoutAccount,
      id: identity.id,
      reference: referenceFrom(identity.referenceBytes),
      bodyHash: identity.bodyHash,
      requestNonce: nonce,
      now: deps.clock.now(),
      holdMinutes: settings.holdMinutes,
    });

  const attempt = async (quote: Quote): Promise<Held | Refusal | 'again' | 'reprice'> => {
    const booking = bookingOf(quote);
    const revisions = new Map(quote.nights.map((night) => [night.date, night.rev]));
    const write: BookingWrite = {
      before: null,
      after: booking,
      event: 'booking.held',
      actor: { kind: 'guest', id: command.userId },
      expected: ({ date }) => ({ cap: quote.cap, rev: revisions.get(date) ?? 0 }),
      caps,
    };
    const outcome = await deps.bookings.commit(write);
    return outcome.kind === 'contended' ? readFirst(quote) : decide(outcome, write);
  };

  const decide = (outcome: Exclude<BookingWriteOutcome, { kind: 'contended' }>, write: BookingWrite) => {
    switch (outcome.kind) {
      case 'committed':
        return { booking: write.after, deduplicated: false };
      case 'conflict':
        return outcome.booking ? answerFor(outcome.booking, identity.bodyHash, nonce) : 'again';
      case 'too-many-holds':
        return tooManyHolds(write, outcome.open);
      case 'nights':
        return refusedNights(outcome.refused);
      case 'units':
        // A hold has none.
        return 'again';
    }
  };

  /** Contention says nothing of the night: read, then refuse or try again (rule 10). It is never shown as sold out. */
  const readFirst = async (quote: Quote): Promise<Held | Refusal | 'again'> => {
    const nights = nightsOf(command, datesOf(quote)).map((night) => ({ ...night, rooms: quote.rooms }));
    const seen = await deps.bookings.recheck(identity.id, nights);
    if (seen.booking) return answerFor(seen.booking, identity.bodyHash, nonce);
    return seen.refused.length > 0 ? soldOut(seen.refused) : 'again';
  };

  if (deps.fullNights.metFull(nightsOf(command, datesOf(plan)), plan.rooms)) {
    const seen = await readFirst(plan);
    if (seen !== 'again') return seen;
  }
  const noted = bookingOf(plan);
  onNoted(noted);
  const overShare = await judgeShare(deps)(noted, plan.cap, command.address);
  if (overShare) {
    // A sold-out stay is answered as such, whatever the address holds.
    const seen = await readFirst(plan);
    return seen === 'again' ? overShare : seen;
  }
  const outcome = await withBackoff(deps.delay, async () => {
    if (isRefusal(plan)) return plan;
    const held = await attempt(plan);
    if (held !== 'reprice') return held;
    const fresh = await quoteNow(deps)({ ...wanted, ratePlanId: plan.plan.id }, deps.clock.now());
    if (isRefusal(fresh)) return fresh;
    if (command.body.quote !== undefined && fresh.totals.total !== plan.totals.total) return priceChanged(plan, fresh);
    // Nothing was promised yet, or the same total: the price of this moment is the price (rule 31).
    plan = fresh;
    return 'again';
  });
  return outcome === 'gave-up' ? busy : outcome;
};

const datesOf = ({ nights }: Quote): IsoDate[] => nights.map(({ date }) => date);

const busy: Refusal = { refused: 'try-again', detail: 'these nights are much in demand at the moment' };

const soldOut = (refused: readonly NightRefusal[]): Refusal => ({
  refused: 'sold-out',
  nights: refused.filter(({ why }) => why !== 'rate-changed').map(({ date }) => date),
});

const refusedNights = (refused: readonly NightRefusal[]): Refusal | 'reprice' =>
  refused.some(({ why }) => why !== 'rate-changed') ? soldOut(refused) : 'reprice';

const priceChanged = (old: Quote, fresh: Quote): Refusal => ({
  refused: 'price-changed',
  detail: 'the hotel has changed the price of a night since the quote',
  oldOffer: old,
  newOffer: fresh,
});
