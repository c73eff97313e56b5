import type { Hotel } from '../../domain/hotel/hotel.ts';
import { foldName } from '../../domain/reference/fold.ts';
import type { HotelList, HotelLists, ListedHotel, RatedHotel, TownNames } from '../ports/hotels.ts';
import { type Caller, hotelsOf } from './ownership.ts';
import { isPublic } from './public-hotel.ts';

export interface ListPage {
  readonly hotels: RatedHotel[];
  /** Where the list goes on; undefined at its end. */
  readonly next: string | undefined;
}

interface Paging {
  readonly limit: number;
  readonly after: string | undefined;
}

/** Which hotels of a list are shown; `selective` where many of its rows may not be. */
interface Filter {
  readonly fits: (hotel: Hotel) => boolean;
  readonly selective: boolean;
}

/** Rows one request looks at before it answers with what it has, a page that may be short, even empty. */
const MOST_ROWS = 1000;
/** Hotels read at once. */
const BATCH = 100;

type Lists = { readonly lists: HotelLists };

/** A page of the hotels of a list that fit; rows are read in the list's order until the page is full. */
const pageOf = async (
  { lists }: Lists,
  list: HotelList,
  { limit, after }: Paging,
  { fits, selective }: Filter,
): Promise<ListPage> => {
  // One more than the page holds, so that its last row is known to be the list's last.
  const batch = selective ? BATCH : Math.min(BATCH, limit + 1);
  const found: RatedHotel[] = [];
  let position = after;
  let looked = 0;
  /** Takes the hotels of the rows that fit, as long as there is room; says whether there was for all. */
  const take = async (rows: readonly ListedHotel[]): Promise<boolean> => {
    const byId = new Map((await lists.rated(rows.map(({ hotelId }) => hotelId))).map((one) => [one.hotel.id, one]));
    for (const row of rows) {
      const one = byId.get(row.hotelId);
      if (one && fits(one.hotel)) {
        if (found.length === limit) return false;
        found.push(one);
      }
      position = row.position;
    }
    return true;
  };

  let rows: ListedHotel[] = [];
  for await (const row of lists.rows(list, after, batch)) {
    rows.push(row);
    looked += 1;
    if (rows.length < batch) continue;
    if (!(await take(rows)) || looked >= MOST_ROWS) return { hotels: found, next: position };
    rows = [];
  }
  return { hotels: found, next: (await take(rows)) ? undefined : position };
};

export interface ListHotels extends Paging {
  readonly city?: string | undefined;
  readonly country?: string | undefined;
  /** Any of them. */
  readonly starRating?: readonly number[] | undefined;
  /** All of them. */
  readonly amenities?: readonly string[] | undefined;
}

/** Active hotels by place and facts; a city is known by every name of its town. */
export const listHotels =
  (deps: Lists & { readonly towns: TownNames }) =>
  ({ city, country, starRating, amenities = [], ...paging }: ListHotels): Promise<ListPage> => {
    const name = city === undefined ? undefined : foldName(city);
    const towns = name === undefined ? undefined : [...new Set([name, ...deps.towns.townsNamed(name, country)])];
    const isThere = (hotel: Hotel): boolean =>
      name === undefined || foldName(hotel.city) === name || deps.towns.townNames(hotel).includes(name);
    return pageOf(deps, { of: 'guests', towns, country }, paging, {
      fits: (hotel) =>
        isPublic(hotel) &&
        (country === undefined || hotel.country === country) &&
        (starRating === undefined || (hotel.starRating !== null && starRating.includes(hotel.starRating))) &&
        amenities.every((amenity) => hotel.amenities.includes(amenity)) &&
        isThere(hotel),
      selective: starRating !== undefined || amenities.length > 0 || name !== undefined,
    });
  };

export interface ListOwnHotels extends Paging {
  readonly caller: Caller;
  /** A part of the name or of the town, whatever its case and accents. */
  readonly q?: string | undefined;
  readonly status?: Hotel['status'] | undefined;
}

/** The caller's hotels; all there are for a system admin. */
export const listOwnHotels =
  (deps: Lists) =>
  ({ caller, q, status, ...paging }: ListOwnHotels): Promise<ListPage> => {
    const sought = q === undefined ? undefined : foldName(q);
    return pageOf(deps, hotelsOf(caller), paging, {
      fits: (hotel) =>
        (status === undefined || hotel.status === status) &&
        (sought === undefined || [hotel.name, hotel.city].some((text) => foldName(text).includes(sought))),
      selective: status !== undefined || sought !== undefined,
    });
  };
