import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import type { Alternatives, findAlternatives } from '../../usecases/bookings/find-alternatives.ts';
import type { holdRooms } from '../../usecases/bookings/hold-rooms.ts';
import { type WantedStay, wantedStay } from '../../usecases/bookings/plan-hold.ts';
import type { QuoteSealer } from '../../usecases/ports/quotes.ts';
import { withoutAccountOf } from '../caller.ts';
import { alternativesView, priceChangedView } from '../views/refused-offers.ts';
import { type ShowsBookings, showBooking } from '../views/shown-bookings.ts';

/** What can be booked instead, sealed once for all answers with the same alternatives. */
const sealedOnce = (quotes: QuoteSealer) => {
  const views = new WeakMap<Alternatives, ReturnType<typeof alternativesView>>();
  return (alternatives: Alternatives) => {
    const view = views.get(alternatives) ?? alternativesView(quotes, alternatives);
    views.set(alternatives, view);
    return view;
  };
};

/** POST /bookings: holds rooms; the same key and body again is the same booking. */
export const createBooking = (
  app: {
    holdRooms: ReturnType<typeof holdRooms>;
    findAlternatives: ReturnType<typeof findAlternatives>;
    quotes: QuoteSealer;
  } & ShowsBookings,
): RouteHandler<'createBooking'> => {
  const sealed = sealedOnce(app.quotes);
  const enrich = async (stay: WantedStay, refusal: Refusal): Promise<Refusal> => {
    if (refusal.refused === 'price-changed') return priceChangedView(app.quotes, refusal);
    if (refusal.refused !== 'sold-out') return refusal;
    return { ...refusal, alternatives: sealed(await app.findAlternatives(stay)) };
  };
  return async ({ caller, body, idempotencyKey, sourceAddress: address }) => {
    const { userId } = caller;
    const withoutAccount = withoutAccountOf(caller);
    const isMember = caller.access.kind === 'account';
    const held = await app.holdRooms({ userId, withoutAccount, isMember, idempotencyKey, body, address });
    if (isRefusal(held)) return enrich(wantedStay(body, isMember), held);
    const { deduplicated } = held;
    const answer = { booking: await showBooking(app, held.booking, 'guest'), deduplicated };
    if (deduplicated) return { status: 200, body: answer };
    return { status: 201, body: answer, headers: { Location: `/api/v1/bookings/${held.booking.id}` } };
  };
};
