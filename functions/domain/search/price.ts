import type { Night } from '../hotel/hotel.ts';
import type { Minor } from '../money.ts';
import type { SearchedRoomType } from './candidate.ts';
import type { SearchCriteria } from './criteria.ts';
import { isMatch, type Judged } from './facts.ts';
import { type Bookable, bookableStays, cheapestOf, type NightRange, type StayOffer } from './nights.ts';
import type { PriceScale } from './reference-prices.ts';

/** The price of one shift of a stay that can be had. */
export interface ShiftPrice {
  /** All rooms, with taxes. */
  readonly total: Minor;
  readonly isWithin: boolean;
}

/** A hotel judged whole. */
export interface Priced extends Judged {
  readonly scale: PriceScale;
  /** Null without dates, and where nothing is free on them. */
  readonly offer: StayOffer | null;
  /** The room type the price is of; undefined where nothing is free. */
  readonly cheapest: SearchedRoomType | undefined;
  /** All rooms before taxes; without dates the cheapest fitting base price. Undefined where nothing is free. */
  readonly rooms: Minor | undefined;
  /** Whether that price is within the bounds asked for. */
  readonly isWithin: boolean;
  /** Every way in which the stay can be had, whatever plan was asked for: what facets count. */
  readonly bookable: readonly Bookable[];
  /** In the order of the range's shifts; empty without flexible dates. */
  readonly shifts: readonly (ShiftPrice | null)[];
}

/** Prices a hotel for the requested nights; `touched` are the nights with an item. */
export function priceHotel(
  criteria: SearchCriteria,
  range: NightRange | null,
  scale: PriceScale,
  judged: Judged,
  touched: readonly Night[],
): Priced {
  if (range === null) {
    const cheapest = judged.fitting.reduce((best, roomType) => (isCheaper(roomType, best) ? roomType : best));
    const rooms = cheapest.basePrice;
    return {
      ...judged,
      scale,
      offer: null,
      cheapest,
      rooms,
      isWithin: scale.isWithin(rooms),
      bookable: [],
      shifts: [],
    };
  }
  const stays = bookableStays(criteria, range, { ...judged, touched });
  const offers = stays.map((bookable) => cheapestOf(criteria, bookable));
  const middle = (offers.length - 1) / 2;
  const offer = offers[middle] ?? null;
  return {
    ...judged,
    scale,
    offer,
    cheapest: offer?.roomType,
    rooms: offer?.rooms,
    isWithin: offer !== null && scale.isWithin(offer.rooms),
    bookable: stays[middle] ?? [],
    shifts:
      offers.length === 1 ? [] : offers.map((one) => one && { total: one.total, isWithin: scale.isWithin(one.rooms) }),
  };
}

function isCheaper(one: SearchedRoomType, other: SearchedRoomType): boolean {
  return one.basePrice === other.basePrice ? one.id < other.id : one.basePrice < other.basePrice;
}

/** A hotel to show: it passes every filter and, with dates, has a room free. */
export type Found = Priced & { readonly rooms: Minor; readonly cheapest: SearchedRoomType };

/** Whether the hotel is among the results. */
export function isFound(priced: Priced): priced is Found {
  return isMatch(priced) && priced.cheapest !== undefined && priced.isWithin;
}
