import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import type { rebookBooking } from '../../usecases/frontdesk/rebook-booking.ts';
import { owns } from '../../usecases/hotels/ownership.ts';
import { frontDeskActor } from '../caller.ts';
import { type ShowsBookings, showBooking } from '../views/shown-bookings.ts';

/** POST /admin/bookings/{bookingId}/rebook: moves a booking at no more than the price paid. */
export const rebook =
  (app: { rebookBooking: ReturnType<typeof rebookBooking> } & ShowsBookings): RouteHandler<'rebook'> =>
  async ({ caller, params, body, ifMatch }) => {
    const actor = frontDeskActor(caller);
    const { roomTypeId, hotelId } = body;
    const moved = await app.rebookBooking({
      ...params,
      roomTypeId,
      hotelId,
      ifMatch,
      actor,
      owns: (hotel) => owns(caller, hotel),
    });
    return isRefusal(moved) ? moved : { status: 200, body: { booking: await showBooking(app, moved, 'owner') } };
  };
