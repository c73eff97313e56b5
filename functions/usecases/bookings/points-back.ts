import type { Booking } from '../../domain/booking/booking.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import { type PointsMove, returnPoints } from '../../domain/loyalty/account.ts';
import { type PointsBatch, without } from '../../domain/loyalty/points-batch.ts';
import type { Bookings, BookingWrite } from '../ports/bookings.ts';

/** Points of an attempt that ends without a charge kept, and what the booking itself gives back of its own. */
const batchesComingBack = ({
  before,
  after,
  attempt,
}: BookingWrite & { readonly before: Booking }): readonly PointsBatch[] => {
  const ended = attempt !== undefined && attempt.state !== 'open' && attempt.state !== 'kept';
  const ofAttempt = ended ? (attempt.redeemed?.batches ?? []) : [];
  return [...ofAttempt, ...without(before.payment.redeemed?.batches ?? [], after.payment.redeemed?.batches ?? [])];
};

/**
 * The points that a change of a booking gives back to its guest, for the transaction of the change: an attempt ends
 * once and a booking has each revision once, so they come back once.
 */
export const pointsComingBack = async (
  bookings: Pick<Bookings, 'pointsOf'>,
  write: BookingWrite & { readonly before: Booking },
  now: Instant,
): Promise<PointsMove | undefined> => {
  const batches = batchesComingBack(write);
  if (batches.length === 0) return undefined;
  const { id: bookingId, reference, revision, userId } = write.after;
  return returnPoints(await bookings.pointsOf(userId), batches, { bookingId, reference, revision, at: now });
};
