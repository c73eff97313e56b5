import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import type { listHistoryAtDesk } from '../../usecases/booking-reads/list-history.ts';
import type { SignsCursors } from '../cursors.ts';
import { pageOfAll } from '../page-of-all.ts';
import { historyView } from '../views/history.ts';

/** GET /admin/bookings/{bookingId}/history: who did what to a booking of the hotel and when, oldest first. */
export const getHotelBookingHistory =
  (
    app: { listHistoryAtDesk: ReturnType<typeof listHistoryAtDesk> } & SignsCursors,
  ): RouteHandler<'getHotelBookingHistory'> =>
  async ({ caller, params: { bookingId }, query: { limit, cursor } }) => {
    const found = await app.listHistoryAtDesk({ caller, bookingId });
    if (isRefusal(found)) return found;
    const scope = ['getHotelBookingHistory', bookingId, caller.userId];
    const page = pageOfAll(app.cursorKeys, found, { scope, limit, cursor });
    return isRefusal(page) ? page : { status: 200, body: { ...page, items: page.items.map(historyView) } };
  };
