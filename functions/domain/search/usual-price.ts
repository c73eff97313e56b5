import { digitsOf } from '../money.ts';
import type { SearchedHotel, SearchedRoomType } from './candidate.ts';
import type { PerEuro } from './reference-prices.ts';

/**
 * What a hotel usually costs: the lowest base price among these room types, in euros by reference rates. Undefined
 * without a rate or a room type. It depends on no dates, so that an order by it needs no calendar.
 */
export function usualPrice(
  hotel: Pick<SearchedHotel, 'currency'>,
  roomTypes: readonly Pick<SearchedRoomType, 'basePrice'>[],
  perEuro: PerEuro,
): number | undefined {
  const minor = minorPerEuro(hotel.currency, perEuro);
  if (minor === undefined || roomTypes.length === 0) return undefined;
  const least = roomTypes.reduce((best, { basePrice }) => Math.min(best, basePrice), Number.POSITIVE_INFINITY);
  return least / minor;
}

/** Minor units of a currency for a euro by reference rates; undefined without a rate. */
export function minorPerEuro(currency: string, perEuro: PerEuro): number | undefined {
  const rate = perEuro(currency);
  return rate === undefined ? undefined : 10 ** digitsOf(currency) * rate;
}
