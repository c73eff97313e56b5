import { dateOfEpochDay, epochDay, type IsoDate } from '../../calendar/date.ts';
import { normalLongitude } from '../../geo/distance.ts';
import { type Hotel, isOnSale, type Night, type RatingCounts, type RoomType } from '../../hotel/hotel.ts';
import { scoreOf } from '../../hotel/review.ts';
import type { Minor } from '../../money.ts';
import { foldCode, plansOf, type RatePlan } from '../../rates/plan.ts';
import { foldName } from '../../reference/fold.ts';
import { horizon, MOST_HORIZON_MONTHS } from '../../stay.ts';
import { ratingSums } from '../rating.ts';
import type { PerEuro } from '../reference-prices.ts';
import { minorPerEuro, usualPrice } from '../usual-price.ts';
import { type HotelWords, hotelWords, type TownWords } from '../words.ts';
import { calendarsOf, type DayRange, hasLeadTime, type RoomTypeCalendar } from './calendar-runs.ts';
import { BEYOND_HORIZON_DAYS } from './calendar-slots.ts';
import { byBasePrice, encodeCalendars } from './encode.ts';
import { encodeRates, isUnlimited } from './encode-rates.ts';
import { adultsOf, freeRuns, MOST_GUESTS_A_ROOM } from './runs.ts';

/** What a document says of a hotel for so many adults a room. */
export interface GuestClass {
  /** The lowest base price of a room type that takes them, in the hotel's currency. */
  readonly from: Minor;
  /** The same in euros; undefined without a rate. */
  readonly usual: number | undefined;
  readonly runs: readonly DayRange[];
}

/** A hotel as the index holds it; facts, words, prices and free nights in one. */
export interface HotelDocument {
  readonly id: string;
  /** The hotel's own day it was written on. */
  readonly day: number;
  /** Its nights are known from that day to this one; others count as not free. */
  readonly lastDay: number;
  /** When it is written anew though nothing has happened: the next day where time alone changes prices. */
  readonly refreshDay: number;
  readonly latitude: number;
  readonly longitude: number;
  /** The longitude from -180 up to, not including, 180. */
  readonly normalLongitude: number;
  readonly timeZone: string;
  readonly currency: string;
  readonly starRating: number | null;
  readonly amenities: readonly string[];
  /** As it is shown. */
  readonly rating: number | null;
  readonly reviews: number;
  readonly stars: number;
  /** In small letters without accents. */
  readonly foldedName: string;
  readonly words: HotelWords;
  readonly country: string;
  /** By id, as in the calendar. */
  readonly roomTypeIds: readonly string[];
  /** By adults a room, from 1. */
  readonly classes: ReadonlyMap<number, GuestClass>;
  /** By chunk. */
  readonly calendar: readonly Uint8Array[];
  /** People, plans, taxes and the hotel's clock: what prices depend on beside the nights. */
  readonly rates: Uint8Array;
  /** Whether a free room can be booked for any stay and any party: then its runs are complete. */
  readonly unrestricted: boolean;
  /** Codes of plans, as they are compared. */
  readonly codes: readonly string[];
  /** Minor units of its currency for a euro; undefined without a rate. */
  readonly perEuro: number | undefined;
}

/** What a document is made of: everything of one hotel, read strongly. `nights` are those with an item. */
export interface WholeHotel {
  readonly hotel: Hotel;
  readonly rating: RatingCounts;
  readonly roomTypes: readonly RoomType[];
  readonly nights: readonly Night[];
}

/** Every document is written anew after so many days at the latest (rule 24). */
const REFRESH_DAYS = 25;
/** Those written on one day, as by a rebuild, come due on so many different ones. */
const SPREAD_DAYS = 10;

/** Always the same for a hotel, and different for different ones. */
function spread(hotelId: string): number {
  let hash = 0;
  for (let index = 0; index < hotelId.length; index += 1) hash = (hash * 31 + hotelId.charCodeAt(index)) % 1_000_003;
  return hash % SPREAD_DAYS;
}

/** The nights a document written on this day of the hotel's own calendar knows. */
export function documentRange(today: IsoDate): DayRange {
  const first = epochDay(today);
  return { first, last: epochDay(horizon(today, MOST_HORIZON_MONTHS)) + BEYOND_HORIZON_DAYS };
}

/** The first and the last of those nights. */
export function documentDates(today: IsoDate): { readonly from: IsoDate; readonly to: IsoDate } {
  const { first, last } = documentRange(today);
  return { from: dateOfEpochDay(first), to: dateOfEpochDay(last) };
}

/**
 * The document of a hotel, or null for one that no search may find: it is not active, or being deleted.
 * @param today on the hotel's own calendar
 * @param townWords absent, towns have no names but those that hotels give
 */
export function documentOf(
  { hotel, rating, roomTypes, nights }: WholeHotel,
  today: IsoDate,
  perEuro: PerEuro,
  townWords?: TownWords,
): HotelDocument | null {
  if (!isOnSale(hotel)) return null;
  const range = documentRange(today);
  const sold = roomTypes
    .filter((roomType) => roomType.deleting !== true)
    .sort((one, other) => (one.id < other.id ? -1 : 1));
  const calendars = calendarsOf(sold, nights, range);
  const runs = freeRuns(calendars, range.first);
  const sums = ratingSums(rating);
  return {
    id: hotel.id,
    day: range.first,
    lastDay: range.last,
    refreshDay: range.first + (sold.some(hasLeadTime) ? 1 : REFRESH_DAYS - spread(hotel.id)),
    latitude: hotel.latitude,
    longitude: hotel.longitude,
    normalLongitude: normalLongitude(hotel.longitude),
    timeZone: hotel.timeZone,
    currency: hotel.currency,
    starRating: hotel.starRating,
    amenities: hotel.amenities,
    rating: scoreOf(rating).rating,
    reviews: sums.count,
    stars: sums.stars,
    foldedName: foldName(hotel.name),
    words: hotelWords(hotel, townWords),
    country: hotel.country,
    roomTypeIds: sold.map(({ id }) => id),
    classes: classesOf(hotel, sold, runs, perEuro),
    calendar: encodeCalendars(calendars, range.first),
    rates: encodeRates(hotel, byBasePrice(sold), range),
    unrestricted: plansOf(hotel).some(isUnlimited) && !calendars.some(isRestricted),
    codes: codesOf(plansOf(hotel)),
    perEuro: minorPerEuro(hotel.currency, perEuro),
  };
}

function classesOf(
  hotel: Hotel,
  sold: readonly RoomType[],
  runs: ReadonlyMap<number, readonly DayRange[]>,
  perEuro: PerEuro,
): Map<number, GuestClass> {
  const classes = new Map<number, GuestClass>();
  for (let guests = 1; guests <= MOST_GUESTS_A_ROOM; guests += 1) {
    const fitting = sold.filter((roomType) => adultsOf(roomType) >= guests);
    if (fitting.length === 0) break;
    classes.set(guests, {
      from: Math.min(...fitting.map(({ basePrice }) => basePrice)),
      usual: usualPrice(hotel, fitting, perEuro),
      runs: runs.get(guests) ?? [],
    });
  }
  return classes;
}

function isRestricted({ runs }: RoomTypeCalendar): boolean {
  return runs.some(({ restrictions }) => restrictions !== undefined);
}

function codesOf(plans: readonly RatePlan[]): string[] {
  return plans.flatMap(({ audience, status }) =>
    status === 'active' && audience.kind === 'code' ? [foldCode(audience.code)] : [],
  );
}
