import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import { owns } from '../../usecases/hotels/ownership.ts';
import type { cancelBooking } from '../../usecases/payments/cancel-booking.ts';
import type { HotelReader } from '../../usecases/ports/hotels.ts';
import { frontDeskActor } from '../caller.ts';
import { moneyView } from '../views/money.ts';
import { type ShowsBookings, showBooking } from '../views/shown-bookings.ts';

/** POST /admin/bookings/{bookingId}/cancel: the hotel cancels, and gives everything back. */
export const cancelHotelBooking =
  (
    app: { cancelBooking: ReturnType<typeof cancelBooking>; hotels: Pick<HotelReader, 'hotel'> } & ShowsBookings,
  ): RouteHandler<'cancelHotelBooking'> =>
  async ({ caller, params, body, ifMatch }) => {
    const outcome = await app.cancelBooking({
      ...params,
      ifMatch,
      reason: body?.reason ?? null,
      actor: frontDeskActor(caller),
      mayCancel: async (booking) => owns(caller, (await app.hotels.hotel(booking.hotelId)) ?? booking),
    });
    if (isRefusal(outcome)) return outcome;
    const { booking, refund } = outcome;
    return {
      status: 200,
      body: { booking: await showBooking(app, booking, 'owner'), refund: moneyView(refund, booking.currency) },
    };
  };
