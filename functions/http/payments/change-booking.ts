import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import { priceChangedView } from '../views/refused-offers.ts';
import { showBooking } from '../views/shown-bookings.ts';
import type { PaymentsApp } from './app.ts';

/** PATCH /bookings/{bookingId}: changes the stay, or leaves the old one whole. */
export const changeBooking =
  (app: Pick<PaymentsApp, 'changeBooking' | 'quotes' | 'bookingDetails' | 'clock'>): RouteHandler<'changeBooking'> =>
  async ({ caller, params, body, ifMatch, sourceAddress: address }) => {
    const { quote, ...change } = body;
    const changed = await app.changeBooking({ userId: caller.userId, ...params, change, quote, ifMatch, address });
    if (isRefusal(changed)) {
      return changed.refused === 'price-changed' ? priceChangedView(app.quotes, changed) : changed;
    }
    return { status: 200, body: { booking: await showBooking(app, changed, 'guest') } };
  };
