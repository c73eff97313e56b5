import type { Instant } from '../../domain/calendar/instant.ts';
import type { Quote } from '../../domain/quote.ts';
import type { RefusalOf } from '../../domain/refusal.ts';
import { quotedAt } from '../../domain/stay-offer.ts';
import type { Alternatives } from '../../usecases/bookings/find-alternatives.ts';
import type { QuoteSealer } from '../../usecases/ports/quotes.ts';
import { moneyView } from './money.ts';
import {
  type DatedPolicyFacts,
  datedPolicyView,
  offeredPolicyView,
  offerView,
  partyView,
  pricedView,
} from './offer.ts';

/** A quote, or a booking whose change is refused. */
type Priced = DatedPolicyFacts & { readonly updatedAt: Instant };

const isPriced = (value: unknown): value is Quote | Priced =>
  typeof value === 'object' && value !== null && 'nights' in value && 'totals' in value && 'policy' in value;
const isQuote = (value: unknown): value is Quote => isPriced(value) && 'cap' in value;

/** The old offer as it was promised (its quote is spent), and the new one, ready to book. */
export const priceChangedView = (
  quotes: QuoteSealer,
  refusal: RefusalOf<'price-changed'>,
): RefusalOf<'price-changed'> => {
  const { oldOffer: old, newOffer: fresh, ...rest } = refusal;
  return {
    ...rest,
    ...(isPriced(old) && {
      oldOffer: isQuote(old)
        ? pricedView(old, offeredPolicyView(old), quotedAt(old))
        : pricedView(old, datedPolicyView(old), old.updatedAt),
    }),
    ...(isQuote(fresh) && { newOffer: offerView({ quote: fresh, token: quotes.seal(fresh) }) }),
  };
};

const bookableView = (quotes: QuoteSealer, quote: Quote) => ({
  hotelId: quote.hotelId,
  roomTypeId: quote.roomTypeId,
  checkIn: quote.checkIn,
  checkOut: quote.checkOut,
  guests: quote.guests,
  rooms: quote.rooms,
  party: partyView(quote.party),
  ratePlanId: quote.plan.id,
  total: moneyView(quote.totals.total, quote.currency),
  offer: offerView({ quote, token: quotes.seal(quote) }),
});

/** What can be booked instead, each ready for POST /bookings. */
export const alternativesView = (quotes: QuoteSealer, { roomTypes, dates, hotels }: Alternatives) => ({
  roomTypes: roomTypes.map((quote) => ({ ...bookableView(quotes, quote), roomTypeName: quote.roomTypeName })),
  dates: dates.map((quote) => bookableView(quotes, quote)),
  hotels: hotels.map(({ quote, distanceKm }) => ({
    ...bookableView(quotes, quote),
    hotelName: quote.hotelName,
    roomTypeName: quote.roomTypeName,
    distanceKm: Math.round(distanceKm * 100) / 100,
  })),
});
