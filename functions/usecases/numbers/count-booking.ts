import type { AnyEvent } from '../../contract/events.ts';
import { countBooking, countDelta, pickupsOf } from '../../domain/numbers/count-booking.ts';
import { withBackoff } from '../backoff.ts';
import type { Bookings } from '../ports/bookings.ts';
import type { NumbersLedger } from '../ports/numbers.ts';
import type { Delay } from '../ports/time.ts';

export interface CountDeps {
  readonly bookings: Pick<Bookings, 'findMany'>;
  readonly numbers: NumbersLedger;
  readonly delay: Delay;
}

/**
 * Brings the numbers of a booking's hotel up to the booking as it is now; however often and in whatever order it is
 * called, the booking counts once.
 * @throws where others kept counting the same days
 */
export const countBookingNow =
  ({ bookings, numbers, delay }: CountDeps) =>
  async (bookingId: string): Promise<void> => {
    const outcome = await withBackoff(delay, async (): Promise<'done' | 'again'> => {
      const [known, [booking]] = await Promise.all([numbers.counted(bookingId), bookings.findMany([bookingId])]);
      if (booking === undefined || known?.revision === booking.revision) return 'done';
      // The booking was read before another worker's, which has counted it as it is now.
      if (known !== undefined && known.revision > booking.revision) return 'again';
      const after = countBooking(booking);
      if (known === undefined && after.days.size === 0) return 'done';
      const counted = { ...after, bookingId, revision: booking.revision };
      const wrote = await numbers.count(known, counted, countDelta(known, after), pickupsOf(known, after, booking));
      return wrote === 'committed' ? 'done' : 'again';
    });
    if (outcome === 'gave-up') throw new Error(`booking ${bookingId} could not be counted`);
  };

/** Counts the booking that an event is about. */
export const countEvent = (deps: CountDeps) => {
  const count = countBookingNow(deps);
  return async ({ data }: AnyEvent): Promise<void> => {
    if ('bookingId' in data) await count(data.bookingId);
  };
};
