import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import type { listPaymentsAtDesk } from '../../usecases/booking-reads/list-payments.ts';
import type { SignsCursors } from '../cursors.ts';
import { pageOfAll } from '../page-of-all.ts';
import { movementView } from '../views/history.ts';

/** GET /admin/bookings/{bookingId}/payments: every money movement of a booking of the hotel, oldest first. */
export const getHotelBookingPayments =
  (
    app: { listPaymentsAtDesk: ReturnType<typeof listPaymentsAtDesk> } & SignsCursors,
  ): RouteHandler<'getHotelBookingPayments'> =>
  async ({ caller, params: { bookingId }, query: { limit, cursor } }) => {
    const found = await app.listPaymentsAtDesk({ caller, bookingId });
    if (isRefusal(found)) return found;
    const scope = ['getHotelBookingPayments', bookingId, caller.userId];
    const page = pageOfAll(app.cursorKeys, found, { scope, limit, cursor });
    return isRefusal(page) ? page : { status: 200, body: { ...page, items: page.items.map(movementView) } };
  };
