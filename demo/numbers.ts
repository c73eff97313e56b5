import { daySums, pickupSums, sumsItem, toCountedItem } from '../functions/adapters/dynamo/numbers/numbers-items.ts';
import type { Item } from '../functions/adapters/dynamo/table.ts';
import type { Booking } from '../functions/domain/booking/booking.ts';
import {
  countBooking,
  countDelta,
  type DayDelta,
  type Pickup,
  pickupsOf,
} from '../functions/domain/numbers/count-booking.ts';
import { plus } from '../functions/domain/numbers/figures.ts';

/** Deltas of one hotel with one for each day. */
const byDay = (deltas: readonly DayDelta[]): DayDelta[] => {
  const sums = new Map<string, DayDelta>();
  for (const delta of deltas) {
    const sum = sums.get(delta.date);
    sums.set(delta.date, sum === undefined ? delta : { ...delta, figures: plus(sum.figures, delta.figures) });
  }
  return [...sums.values()];
};

/** The numbers of a hotel as the worker of the queue would have counted these bookings of it. */
export const numbersItems = (bookings: readonly Booking[]): Item[] => {
  const deltas = byDay(bookings.flatMap((booking) => countDelta(undefined, countBooking(booking))));
  const pickups = Map.groupBy(
    bookings.flatMap((booking) => pickupsOf(undefined, countBooking(booking), booking)),
    ({ on }) => on,
  );
  const merged = [...pickups].map(([on, some]): Pickup => ({ on, deltas: byDay(some.flatMap((each) => each.deltas)) }));
  return [
    ...bookings
      .filter(({ confirmedAt }) => confirmedAt !== null)
      .map((booking) => toCountedItem({ ...countBooking(booking), bookingId: booking.id, revision: booking.revision })),
    ...deltas.map(daySums).map(sumsItem),
    ...merged.flatMap(pickupSums).map(sumsItem),
  ];
};
