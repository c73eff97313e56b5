import type { Bookings } from '../ports/bookings.ts';
import { type BookingsPage, fillPage, type PageWish } from './page.ts';

/** The guest's own bookings, newest first. */
export const listOwnBookings =
  ({ bookings }: { readonly bookings: Pick<Bookings, 'idsOfUser' | 'findMany'> }) =>
  (userId: string, wish: PageWish): Promise<BookingsPage> =>
    fillPage(
      bookings,
      (limit, after) => bookings.idsOfUser(userId, limit, after),
      (booking) => booking.userId === userId,
      wish,
    );
