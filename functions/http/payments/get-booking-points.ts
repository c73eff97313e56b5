import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import type { pointsForBooking } from '../../usecases/loyalty/points-for-booking.ts';
import { moneyView } from '../views/money.ts';

/** GET /bookings/{bookingId}/points: what the caller's points can pay of a hold. */
export const getBookingPoints =
  (app: { pointsForBooking: ReturnType<typeof pointsForBooking> }): RouteHandler<'getBookingPoints'> =>
  async ({ caller, params, query }) => {
    const shown = await app.pointsForBooking(caller.access, params.bookingId, query.points);
    if (isRefusal(shown)) return shown;
    const { booking, balance, most, points } = shown;
    const [worth, dueNow] = [moneyView(shown.worth, booking.currency), moneyView(shown.dueNow, booking.currency)];
    return { status: 200, body: { balance, most, points, worth, dueNow } };
  };
