import type { Booking } from '../../domain/booking/booking.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import { withBackoff } from '../backoff.ts';
import type { Bookings, BookingWrite, BookingWriteOutcome, NightRefusal, UnitRefusal } from '../ports/bookings.ts';
import type { Clock, Delay, Ids } from '../ports/time.ts';
import { tooManyHolds } from './hold-caps.ts';
import { pointsComingBack } from './points-back.ts';

export interface MoveDeps {
  readonly bookings: Bookings;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly delay: Delay;
}

/** What a decision makes of the booking it was given: a change to commit, a refusal, or nothing to do. */
export type MoveDecision =
  | {
      readonly write: Omit<BookingWrite, 'before'>;
      readonly onNights?: (refused: readonly NightRefusal[]) => Refusal;
      /** What units that are not free mean; absent, the change is made without them (rule 33). */
      readonly onUnits?: (refused: readonly UnitRefusal[]) => Promise<Refusal>;
    }
  | { readonly unchanged: Booking }
  | Refusal;

export type Decide = (booking: Booking, moment: { now: string; nonce: string }) => MoveDecision | Promise<MoveDecision>;

const busy: Refusal = { refused: 'try-again', detail: 'the booking is being changed at the moment' };
export const bookingNotFound: Refusal = { refused: 'not-found', what: 'booking' };

/** The nights a change could not take. */
export const soldOutNights = (refused: readonly NightRefusal[]): Refusal => ({
  refused: 'sold-out',
  nights: refused.map(({ date }) => date),
});

const letGo = (booking: Booking): Booking => ({ ...booking, unitIds: undefined, unitsFrom: undefined });

/** What a write that was not made means: a refusal, or that another writer came between. */
const refusalOf = (
  outcome: Exclude<BookingWriteOutcome, { kind: 'committed' | 'units' }>,
  write: BookingWrite,
  onNights: (refused: readonly NightRefusal[]) => Refusal = soldOutNights,
): Refusal | 'again' => {
  if (outcome.kind === 'too-many-holds') return tooManyHolds(write, outcome.open);
  return outcome.kind === 'nights' ? onNights(outcome.refused) : 'again';
};

/** The booking as it was found, or the write that was decided on it. */
interface Decided {
  readonly write: BookingWrite & { readonly before: Booking };
  readonly decision: Extract<MoveDecision, { readonly write: unknown }>;
}

/** Loads and decides; the booking itself where an earlier try was committed or nothing is to be done. */
const decided = async (
  { bookings, clock }: MoveDeps,
  bookingId: string,
  decide: Decide,
  nonce: string,
): Promise<Decided | Booking | Refusal> => {
  const booking = await bookings.find(bookingId);
  if (booking === undefined) return bookingNotFound;
  if (booking.requestNonce === nonce) return booking;
  const decision = await decide(booking, { now: clock.now(), nonce });
  if (isRefusal(decision)) return decision;
  return 'unchanged' in decision ? decision.unchanged : { write: { ...decision.write, before: booking }, decision };
};

/**
 * Load, decide, commit, and again where another writer came between. A commit whose answer was lost is found by its
 * nonce on the next load and is a success (rule 6). Where units of the booking are not free the change is made without
 * them, unless it says what that means (rule 33).
 */
export const moveBooking =
  (deps: MoveDeps) =>
  async (bookingId: string, decide: Decide): Promise<Booking | Refusal> => {
    const { bookings, clock, ids, delay } = deps;
    const nonce = ids.nonce();
    let keepsUnits = true;
    const outcome = await withBackoff<Booking | Refusal>(delay, async () => {
      const found = await decided(deps, bookingId, decide, nonce);
      if (!('decision' in found)) return found;
      const { decision } = found;
      const write = keepsUnits ? found.write : { ...found.write, after: letGo(found.write.after) };
      const points = write.points ?? (await pointsComingBack(bookings, write, clock.now()));
      const outcome = await bookings.commit({ ...write, points });
      if (outcome.kind === 'committed') return write.after;
      if (outcome.kind !== 'units') return refusalOf(outcome, write, decision.onNights);
      if (decision.onUnits) return decision.onUnits(outcome.refused);
      keepsUnits = false;
      return 'again';
    });
    return outcome === 'gave-up' ? busy : outcome;
  };
