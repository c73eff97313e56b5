import { occupancyOf, sellable } from '../availability.ts';
import { addDays, dateOfEpochDay, daysBetween, epochDay, type IsoDate } from '../calendar/date.ts';
import { today } from '../calendar/zone.ts';
import { inventoryOf, type Night } from '../hotel/hotel.ts';
import type { Minor } from '../money.ts';
import { priceNight, quoteStay } from '../price.ts';
import { judgeStay } from '../stay.ts';
import type { SearchedHotel, SearchedRoomType } from './candidate.ts';
import type { SearchCriteria, SearchMoment, StayDates } from './criteria.ts';

/** A stay of the requested length, so many days later (negative: earlier) than asked for. */
export interface Shift {
  readonly days: number;
  readonly checkIn: IsoDate;
  readonly checkOut: IsoDate;
}

/** Every night a search needs of a hotel, and the stays it prices with them; made once a search. */
export interface NightRange {
  readonly dates: readonly IsoDate[];
  /** `dates` as days since 1970. */
  readonly days: readonly number[];
  /** Nights of a stay. */
  readonly length: number;
  /** From the earliest to the latest; the one in the middle is the stay asked for. */
  readonly shifts: readonly Shift[];
  /** Which of the shifts a hotel sells whose calendar shows this day. */
  readonly allowedOn: (today: IsoDate) => readonly boolean[];
}

/** The nights from the earliest check-in to the latest departure. */
export function nightRange({ checkIn, checkOut, shiftDays }: StayDates, moment: SearchMoment): NightRange {
  const length = daysBetween(checkIn, checkOut);
  const first = epochDay(checkIn) - shiftDays;
  const days = Array.from({ length: length + 2 * shiftDays }, (_, index) => first + index);
  const shifts = Array.from({ length: 2 * shiftDays + 1 }, (_, index) => ({
    days: index - shiftDays,
    checkIn: dateOfEpochDay(first + index),
    checkOut: dateOfEpochDay(first + index + length),
  }));
  return { dates: days.map(dateOfEpochDay), days, length, shifts, allowedOn: allowance(shifts, moment) };
}

/** There are at most three todays on earth at once, and hundreds of hotels: each is judged once. */
function allowance(shifts: readonly Shift[], moment: SearchMoment): NightRange['allowedOn'] {
  const known = new Map<IsoDate, readonly boolean[]>();
  return (today) => {
    const allowed = known.get(today) ?? shifts.map((shift) => judgeStay(shift, { ...moment, today }) === undefined);
    known.set(today, allowed);
    return allowed;
  };
}

/** The first and last night of the range. */
export function edgesOf(range: NightRange): { readonly from: IsoDate; readonly to: IsoDate } {
  const [first] = range.shifts;
  const last = range.shifts.at(-1);
  if (first === undefined || last === undefined) throw new RangeError('a range of nights has at least one stay');
  return { from: first.checkIn, to: addDays(last.checkOut, -1) };
}

/** The cheapest fitting room type of a stay: amounts for all rooms, `rooms` before taxes, `total` with them. */
export interface StayOffer {
  readonly roomType: SearchedRoomType;
  readonly rooms: Minor;
  readonly total: Minor;
  /** How many rooms of it the whole stay can have. */
  readonly available: number;
}

/** What is known of a hotel when its stays are priced. */
export interface PricedHotel {
  readonly hotel: SearchedHotel;
  readonly fitting: readonly SearchedRoomType[];
  /** The nights that somebody has touched. */
  readonly touched: readonly Night[];
}

/** The cheapest offer of every shift, in their order; null where nothing is free or the dates are not allowed there. */
export function cheapestOffers(criteria: SearchCriteria, range: NightRange, known: PricedHotel): (StayOffer | null)[] {
  const here = today(criteria.moment.now, known.hotel.timeZone);
  const allowed = range.allowedOn(here);
  const roomTypes = roomTypeNightsOf(range, known, epochDay(here));
  return range.shifts.map((_, first) => {
    const best = allowed[first] === true ? cheapest(roomTypes, first, range.length, criteria.rooms) : undefined;
    return best === undefined ? null : offerOf(criteria, known.hotel, best);
  });
}

/** A room type with the price of a room and what is left, night by night of the range. */
interface RoomTypeNights {
  readonly roomType: SearchedRoomType;
  readonly prices: readonly Minor[];
  readonly left: readonly number[];
}

function roomTypeNightsOf(range: NightRange, { fitting, touched }: PricedHotel, today: number): RoomTypeNights[] {
  const byNight = new Map(touched.map((night) => [nightKey(night.roomTypeId, night.date), night]));
  return fitting.map((roomType) => {
    const inventory = inventoryOf(roomType);
    const nights = range.dates.map((date) => byNight.get(nightKey(roomType.id, date)));
    return {
      roomType,
      left: nights.map((night) => sellable(night, inventory)),
      prices: nights.map((night, index) => {
        const { price } = priceNight({
          base: roomType.basePrice,
          override: night?.price === undefined ? undefined : { price: night.price, reason: night.reason ?? 'other' },
          demand: roomType.demandPricing ?? undefined,
          ...occupancyOf(night, inventory),
          daysAhead: (range.days[index] ?? today) - today,
        });
        return price;
      }),
    };
  });
}

function nightKey(roomTypeId: string, date: IsoDate): string {
  return `${date}#${roomTypeId}`;
}

/** A room type's stay: the price of one room each night, and how many rooms it can have. */
interface RoomTypeStay {
  readonly roomType: SearchedRoomType;
  readonly prices: readonly Minor[];
  /** The sum of `prices`. */
  readonly price: Minor;
  readonly available: number;
}

/** The free room type that costs least; of equal ones the first by id. */
function cheapest(
  roomTypes: readonly RoomTypeNights[],
  first: number,
  length: number,
  rooms: number,
): RoomTypeStay | undefined {
  let best: RoomTypeStay | undefined;
  for (const { roomType, prices: all, left } of roomTypes) {
    const available = Math.min(...left.slice(first, first + length));
    if (available < rooms) continue;
    const prices = all.slice(first, first + length);
    const price = prices.reduce((sum, night) => sum + night, 0);
    const cheaper =
      best === undefined || price < best.price || (price === best.price && roomType.id < best.roomType.id);
    if (cheaper) best = { roomType, prices, price, available };
  }
  return best;
}

/** The stay added up as the rooms route adds it up. */
function offerOf(
  criteria: SearchCriteria,
  hotel: SearchedHotel,
  { roomType, prices, available }: RoomTypeStay,
): StayOffer {
  const { rooms, total } = quoteStay({
    nights: prices.map((price) => ({ price })),
    rooms: criteria.rooms,
    guests: criteria.guests,
    taxes: hotel.taxes,
    currency: hotel.currency,
  });
  return { roomType, rooms, total, available };
}
