import type { Booking } from '../domain/booking/booking.ts';
import { batchesOf } from './batches.ts';
import { inParallel } from './in-parallel.ts';
import type { Bookings } from './ports/bookings.ts';

const TOGETHER = 100;
const AT_ONCE = 4;

/** However many bookings by their ids, each read strongly. */
export const findBookings =
  (bookings: Pick<Bookings, 'findMany'>) =>
  async (ids: readonly string[]): Promise<Booking[]> =>
    (await inParallel(batchesOf(ids, TOGETHER), AT_ONCE, (batch) => bookings.findMany(batch))).flat();
