import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import { pageOfAll } from '../page-of-all.ts';
import { historyView } from '../views/history.ts';
import type { AdminBookingsApp } from './bookings-app.ts';

/** GET /admin/bookings/{bookingId}/history: who did what to a booking of the hotel and when, oldest first. */
export const getHotelBookingHistory =
  (app: Pick<AdminBookingsApp, 'listHistoryAtDesk' | 'cursorKeys'>): RouteHandler<'getHotelBookingHistory'> =>
  async ({ caller, params: { bookingId }, query: { limit, cursor } }) => {
    const found = await app.listHistoryAtDesk({ caller, bookingId });
    if (isRefusal(found)) return found;
    const scope = ['getHotelBookingHistory', bookingId, caller.userId];
    const page = pageOfAll(app.cursorKeys, found, { scope, limit, cursor });
    return isRefusal(page) ? page : { status: 200, body: { ...page, items: page.items.map(historyView) } };
  };
