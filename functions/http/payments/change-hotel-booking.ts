import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import type { changeAtDesk } from '../../usecases/frontdesk/change-at-desk.ts';
import type { correctAtDesk } from '../../usecases/frontdesk/guest-details.ts';
import type { QuoteSealer } from '../../usecases/ports/quotes.ts';
import { frontDeskActor } from '../caller.ts';
import { priceChangedView } from '../views/refused-offers.ts';
import { type ShowsBookings, showBooking } from '../views/shown-bookings.ts';

/** PATCH /admin/bookings/{bookingId}: the desk changes the stay, or corrects the guest's details. */
export const changeHotelBooking =
  (
    app: {
      changeAtDesk: ReturnType<typeof changeAtDesk>;
      correctAtDesk: ReturnType<typeof correctAtDesk>;
      quotes: QuoteSealer;
    } & ShowsBookings,
  ): RouteHandler<'changeHotelBooking'> =>
  async ({ caller, params: { bookingId }, body, ifMatch }) => {
    const { quote, settle, guestName, guestEmail, guestPhone, specialRequests, arrivalTime, ...change } = body;
    const command = { caller, actor: frontDeskActor(caller), bookingId, ifMatch };
    const correction = { guestName, guestEmail, guestPhone, specialRequests, arrivalTime };
    // The contract refuses a body with both.
    const changed = Object.values(change).some((value) => value !== undefined)
      ? await app.changeAtDesk({ ...command, change, quote, settle })
      : await app.correctAtDesk({ ...command, correction });
    if (isRefusal(changed)) {
      return changed.refused === 'price-changed' ? priceChangedView(app.quotes, changed) : changed;
    }
    return { status: 200, body: { booking: await showBooking(app, changed, 'owner') } };
  };
