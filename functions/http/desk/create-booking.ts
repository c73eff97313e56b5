import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import type { bookAtDesk } from '../../usecases/frontdesk/book-at-desk.ts';
import type { QuoteSealer } from '../../usecases/ports/quotes.ts';
import { frontDeskActor } from '../caller.ts';
import { priceChangedView } from '../views/refused-offers.ts';
import { type ShowsBookings, showBooking } from '../views/shown-bookings.ts';

/** POST /admin/hotels/{hotelId}/bookings: books at the desk; the same key and body again is the same booking. */
export const createDeskBooking =
  (
    app: { bookAtDesk: ReturnType<typeof bookAtDesk>; quotes: QuoteSealer } & ShowsBookings,
  ): RouteHandler<'createDeskBooking'> =>
  async ({ caller, params: { hotelId }, body, idempotencyKey }) => {
    const sold = await app.bookAtDesk({ caller, actor: frontDeskActor(caller), hotelId, body, idempotencyKey });
    if (isRefusal(sold)) return sold.refused === 'price-changed' ? priceChangedView(app.quotes, sold) : sold;
    const { deduplicated } = sold;
    const answer = { booking: await showBooking(app, sold.booking, 'owner'), deduplicated };
    if (deduplicated) return { status: 200, body: answer };
    return { status: 201, body: answer, headers: { Location: `/api/v1/admin/bookings/${sold.booking.id}` } };
  };
