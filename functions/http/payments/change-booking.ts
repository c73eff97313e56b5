import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import { priceChangedView } from '../views/refused-offers.ts';
import { showBooking } from '../views/shown-bookings.ts';
import type { PaymentsApp } from './app.ts';

/** PATCH /bookings/{bookingId}: changes the stay, or leaves the old one whole; or corrects the guest's details. */
export const changeBooking =
  (
    app: Pick<PaymentsApp, 'changeBooking' | 'correctBooking' | 'quotes' | 'bookingDetails' | 'clock'>,
  ): RouteHandler<'changeBooking'> =>
  async ({ caller, params, body, ifMatch, sourceAddress: address }) => {
    const { userId } = caller;
    const { quote, guestName, guestEmail, guestPhone, specialRequests, arrivalTime, ...change } = body;
    const correction = { guestName, guestEmail, guestPhone, specialRequests, arrivalTime };
    // The contract refuses a body with both.
    const changed = Object.values(change).some((value) => value !== undefined)
      ? await app.changeBooking({ userId, ...params, change, quote, ifMatch, address })
      : await app.correctBooking({
          ...params,
          correction,
          ifMatch,
          actor: { kind: 'guest', id: userId },
          mayCorrect: (booking) => booking.userId === userId,
        });
    if (isRefusal(changed)) {
      return changed.refused === 'price-changed' ? priceChangedView(app.quotes, changed) : changed;
    }
    return { status: 200, body: { booking: await showBooking(app, changed, 'guest') } };
  };
