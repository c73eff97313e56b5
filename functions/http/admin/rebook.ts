import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import type { rebookBooking } from '../../usecases/frontdesk/rebook-booking.ts';
import { owns } from '../../usecases/hotels/ownership.ts';
import type { Clock } from '../../usecases/ports/time.ts';
import { frontDeskActor } from '../caller.ts';
import { bookingView } from '../views/booking.ts';

export interface RebookApp {
  readonly rebookBooking: ReturnType<typeof rebookBooking>;
  readonly clock: Clock;
}

/** POST /admin/bookings/{bookingId}/rebook: moves a booking at no more than the price paid. */
export const rebook =
  (app: RebookApp): RouteHandler<'rebook'> =>
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
    return isRefusal(moved) ? moved : { status: 200, body: { booking: bookingView(moved, 'owner', app.clock.now()) } };
  };
