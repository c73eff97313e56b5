import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import { owns } from '../../usecases/hotels/ownership.ts';
import { frontDeskActor } from '../caller.ts';
import { moneyView } from '../views/money.ts';
import { showBooking } from '../views/shown-bookings.ts';
import type { PaymentsApp } from './app.ts';

/** POST /admin/bookings/{bookingId}/cancel: the hotel cancels, and gives everything back. */
export const cancelHotelBooking =
  (
    app: Pick<PaymentsApp, 'cancelBooking' | 'hotels' | 'bookingDetails' | 'clock'>,
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
