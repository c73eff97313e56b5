import type { Offer } from '../../usecases/hotels/offers.ts';
import { nightlyPricesView, offerTermsView } from './offer.ts';

/**
 * The most bytes of one answer. A Lambda answers 6 MB at most, in which this text is a string in JSON, a tenth longer.
 */
const MOST_BYTES = 3_900_000;
/** The most lines of nights and rooms in one answer. */
const MOST_LINES = 5000;

const bytesOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));

type Terms = ReturnType<typeof offerTermsView>;
type OfferShown = Terms & { readonly nightlyPrices: ReturnType<typeof nightlyPricesView> };

/** How often an offer is in the answer: the first of a room type is its `offer` too. */
const timesOf = (rank: number): number => (rank === 0 ? 2 : 1);

/** The offers of each room type without their nights: of all room types the cheapest, then the next, while they fit. */
const fittingTerms = (rooms: readonly (readonly Offer[])[], left: number) => {
  const shown = rooms.map((): Terms[] => []);
  const ranks = Math.max(0, ...rooms.map((offers) => offers.length));
  let rest = left;
  for (let rank = 0; rank < ranks; rank += 1) {
    for (const [place, offers] of rooms.entries()) {
      const offer = offers[rank];
      if (offer === undefined) continue;
      const terms = offerTermsView(offer);
      rest -= bytesOf(terms) * timesOf(rank);
      if (rest < 0 && rank > 0) return { shown, rest: 0 };
      shown[place]?.push(terms);
    }
  }
  return { shown, rest };
};

/**
 * The offers of each room type, cheapest first, as one answer can hold them beside `around`. Past 5,000 lines, or the
 * bytes of an answer, later offers leave their nights out; where 400 offers with the longest texts would not fit even
 * so, the dearest are left out. Of one rate plan everything fits, so `?ratePlanId=` has what is missing.
 */
export const fittingOffers = (rooms: readonly (readonly Offer[])[], around: unknown): OfferShown[][] => {
  const { shown, rest } = fittingTerms(rooms, MOST_BYTES - bytesOf(around));
  let [lines, bytes] = [MOST_LINES, rest];
  return shown.map((all, place) =>
    all.map((terms, rank) => {
      const quote = rooms[place]?.[rank]?.quote;
      if (quote === undefined || bytes <= 0) return { ...terms, nightlyPrices: [] };
      lines -= quote.nights.length * quote.rooms;
      const nights = lines < 0 ? [] : nightlyPricesView(quote, quote.currency);
      bytes -= bytesOf(nights) * timesOf(rank);
      return { ...terms, nightlyPrices: bytes < 0 ? [] : nights };
    }),
  );
};
