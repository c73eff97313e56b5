import type { Booking } from '../../domain/booking/booking.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import { withBackoff } from '../backoff.ts';
import type { Bookings, BookingWrite, BookingWriteOutcome, NightRefusal } from '../ports/bookings.ts';
import type { Clock, Delay, Ids } from '../ports/time.ts';
import { tooManyHolds } from './hold-caps.ts';
import { pointsComingBack } from './points-back.ts';

export interface MoveDeps {
  readonly bookings: Bookings;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly delay: Delay;
}

/** What a decision makes of the booking it was given: a change to commit, a refusal, or that it stands as requested. */
export type MoveDecision =
  | { readonly write: Omit<BookingWrite, 'before'>; readonly onNights?: (refused: readonly NightRefusal[]) => Refusal }
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

/** What a write that was not made means: a refusal, or that another writer came between. */
const refusalOf = (
  outcome: Exclude<BookingWriteOutcome, { kind: 'committed' }>,
  write: BookingWrite,
  onNights: (refused: readonly NightRefusal[]) => Refusal = soldOutNights,
): Refusal | 'again' => {
  if (outcome.kind === 'too-many-holds') return tooManyHolds(write, outcome.open);
  return outcome.kind === 'nights' ? onNights(outcome.refused) : 'again';
};

/**
 * Load, decide, commit, and again where another writer came between. A commit whose answer was lost is found by its
 * nonce on the next load and is a success (rule 6).
 */
export const moveBooking =
  ({ bookings, clock, ids, delay }: MoveDeps) =>
  async (bookingId: string, decide: Decide): Promise<Booking | Refusal> => {
    const nonce = ids.nonce();
    const outcome = await withBackoff<Booking | Refusal>(delay, async () => {
      const booking = await bookings.find(bookingId);
      if (booking === undefined) return bookingNotFound;
      if (booking.requestNonce === nonce) return booking;
      const moment = { now: clock.now(), nonce };
      const decision = await decide(booking, moment);
      if (isRefusal(decision)) return decision;
      if ('unchanged' in decision) return decision.unchanged;
      const write = { ...decision.write, before: booking };
      const points = write.points ?? (await pointsComingBack(bookings, write, moment.now));
      const outcome = await bookings.commit({ ...write, points });
      return outcome.kind === 'committed' ? write.after : refusalOf(outcome, write, decision.onNights);
    });
    return outcome === 'gave-up' ? busy : outcome;
  };
