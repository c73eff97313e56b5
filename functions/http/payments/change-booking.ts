import { isOwnBooking } from '../../domain/booking/guest-access.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import type { correctBooking } from '../../usecases/bookings/correct-booking.ts';
import type { changeBooking as changeBookingUseCase } from '../../usecases/payments/change-booking.ts';
import type { QuoteSealer } from '../../usecases/ports/quotes.ts';
import { priceChangedView } from '../views/refused-offers.ts';
import { type ShowsBookings, showBooking } from '../views/shown-bookings.ts';

/** The address is what the link proved: who holds it must not hand the booking on to another. */
const addressStays: Refusal = {
  refused: 'forbidden',
  detail: 'The link of a mail cannot change the address that it was sent to.',
};

/** PATCH /bookings/{bookingId}: changes the stay, or leaves the old one whole; or corrects the guest's details. */
export const changeBooking =
  (
    app: {
      changeBooking: ReturnType<typeof changeBookingUseCase>;
      correctBooking: ReturnType<typeof correctBooking>;
      quotes: QuoteSealer;
    } & ShowsBookings,
  ): RouteHandler<'changeBooking'> =>
  async ({ caller, params, body, ifMatch, sourceAddress: address }) => {
    const { userId, access } = caller;
    const { quote, guestName, guestEmail, guestPhone, specialRequests, arrivalTime, ...change } = body;
    if (access.kind === 'booking' && guestEmail !== undefined) return addressStays;
    const correction = { guestName, guestEmail, guestPhone, specialRequests, arrivalTime };
    // The contract refuses a body with both.
    const changed = Object.values(change).some((value) => value !== undefined)
      ? await app.changeBooking({ access, ...params, change, quote, ifMatch, address })
      : await app.correctBooking({
          ...params,
          correction,
          ifMatch,
          actor: { kind: 'guest', id: userId },
          mayCorrect: (booking) => isOwnBooking(booking, access),
        });
    if (isRefusal(changed)) {
      return changed.refused === 'price-changed' ? priceChangedView(app.quotes, changed) : changed;
    }
    return { status: 200, body: { booking: await showBooking(app, changed, 'guest') } };
  };
