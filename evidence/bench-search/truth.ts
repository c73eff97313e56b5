import { packagedRates } from '../../functions/adapters/rates/packaged-rates.ts';
import type { SearchCriteria } from '../../functions/domain/search/criteria.ts';
import { distanceIn, judgeFacts } from '../../functions/domain/search/facts.ts';
import { nightRange } from '../../functions/domain/search/nights.ts';
import { priceHotel } from '../../functions/domain/search/price.ts';
import { type RankedPage, rankAndPage } from '../../functions/domain/search/rank-and-page.ts';
import { priceScales } from '../../functions/domain/search/reference-prices.ts';
import type { BenchHotel } from './world.ts';

const { perEuro } = packagedRates;
const TAKE = 20;
export const page = { after: null, take: TAKE } as const;

/** The answer of a brute-force search over these hotels. */
export const bruteForce = (criteria: SearchCriteria, hotels: Iterable<BenchHotel>): RankedPage => {
  const range = criteria.nights && nightRange(criteria.nights, criteria.moment);
  const scales = priceScales(criteria, perEuro);
  const priced = [];
  for (const each of hotels) {
    if (distanceIn(criteria.area, each.hotel) === undefined) continue;
    const judged = judgeFacts(criteria, each);
    if (judged !== undefined)
      priced.push(priceHotel(criteria, range, scales(each.hotel.currency), judged, each.nights));
  }
  return rankAndPage(criteria, range, priced, page, perEuro);
};

/** Whether hotels, order, prices, total and facets are the same. */
export const isSame = (one: RankedPage, other: RankedPage): boolean =>
  JSON.stringify([one.hits, one.total, one.facets]) === JSON.stringify([other.hits, other.total, other.facets]);

/** The same except prices, for an index without prices. */
export const isSameButForPrices = (one: RankedPage, other: RankedPage): boolean => {
  const told = ({ hits, total, facets }: RankedPage) =>
    JSON.stringify([hits.map(({ hotelId }) => hotelId), total, facets.starRating, facets.amenities]);
  return told(one) === told(other);
};
