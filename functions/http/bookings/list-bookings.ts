import type { RouteHandler } from '../../runtime/handler.ts';
import { foreignCursor, readPosition, writePosition } from '../hotels/position.ts';
import { bookingView } from '../views/booking.ts';
import type { BookingReadsApp } from './reads-app.ts';

/** GET /bookings: the caller's own, newest first. */
export const listBookings =
  (app: Pick<BookingReadsApp, 'listOwnBookings' | 'cursorKeys' | 'clock'>): RouteHandler<'listBookings'> =>
  async ({ caller, query: { status, limit, cursor } }) => {
    const scope = ['listBookings', status, caller.userId];
    const after = readPosition(app.cursorKeys, scope, cursor);
    if (after === null) return foreignCursor;
    const page = await app.listOwnBookings(caller.userId, { status, limit, after });
    const now = app.clock.now();
    const items = page.bookings.map((booking) => bookingView(booking, 'guest', now));
    return { status: 200, body: { items, nextCursor: writePosition(app.cursorKeys, scope, page.next) } };
  };
