import type { Booking } from '../../domain/booking/booking.ts';
import type { Bookings, IdPage } from '../ports/bookings.ts';

/** A page of a list of bookings. */
export interface BookingsPage {
  readonly bookings: readonly Booking[];
  /** Where the list goes on; undefined at its end. */
  readonly next: string | undefined;
}

export interface PageRequest {
  readonly limit: number;
  readonly after: string | undefined;
}

/** Which bookings of a list are shown; `selective` where many of its rows may not be. */
export interface Shown {
  readonly belongs: (booking: Booking) => boolean;
  readonly selective: boolean;
}

/** Pages of the index looked at for one page: a rare booking makes a short page with a cursor, never a long wait. */
const MOST_PAGES = 5;
const ROWS_AT_ONCE = 100;

/**
 * Fills a page from an index of ids: each booking is read strongly and judged again, as the index lags behind it.
 * The order is the index's.
 */
export const fillPage = async (
  bookings: Pick<Bookings, 'findMany'>,
  rows: (limit: number, after: string | undefined) => Promise<IdPage>,
  { belongs, selective }: Shown,
  { limit, after }: PageRequest,
): Promise<BookingsPage> => {
  const found: Booking[] = [];
  let position = after;
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    // One more than wanted shows whether the list goes on.
    const page = await rows(selective ? ROWS_AT_ONCE : limit - found.length + 1, position);
    const read = new Map((await bookings.findMany(page.ids)).map((booking) => [booking.id, booking]));
    for (const [index, id] of page.ids.entries()) {
      position = page.positions[index];
      const booking = read.get(id);
      if (booking === undefined || !belongs(booking)) continue;
      found.push(booking);
      if (found.length < limit) continue;
      const isLast = index === page.ids.length - 1 && page.next === undefined;
      return { bookings: found, next: isLast ? undefined : position };
    }
    if (page.next === undefined) return { bookings: found, next: undefined };
    position = page.next;
  }
  return { bookings: found, next: position };
};
