import { addDays, dateOfEpochDay, daysBetween, epochDay, type IsoDate } from '../calendar/date.ts';
import { today } from '../calendar/zone.ts';
import type { Night } from '../hotel/hotel.ts';
import type { Minor } from '../money.ts';
import { type NightRate, nightOf, stayNightOf } from '../night.ts';
import { spreadGuests } from '../rates/party.ts';
import { STANDARD_TERMS } from '../rates/plan.ts';
import { judgeStay } from '../stay.ts';
import { addUpStay } from '../stay-price.ts';
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
  const roomTypes = roomTypeNightsOf(range, known, here);
  return range.shifts.map((shift, first) =>
    allowed[first] === true ? (cheapest(criteria, known.hotel, roomTypes, shift, first, range.length) ?? null) : null,
  );
}

/** A room type with its nights of the range. */
interface RoomTypeNights {
  readonly roomType: SearchedRoomType;
  readonly rates: readonly NightRate[];
}

function roomTypeNightsOf(range: NightRange, known: PricedHotel, today: IsoDate): RoomTypeNights[] {
  const byNight = new Map(known.touched.map((night) => [nightKey(night.roomTypeId, night.date), night]));
  return known.fitting.map((roomType) => ({
    roomType,
    rates: range.dates.map((date) =>
      nightOf(roomType, known.hotel, byNight.get(nightKey(roomType.id, date)), { date, today }),
    ),
  }));
}

function nightKey(roomTypeId: string, date: IsoDate): string {
  return `${date}#${roomTypeId}`;
}

/** The free room type that costs least; of equal ones the first by id. */
function cheapest(
  criteria: SearchCriteria,
  hotel: SearchedHotel,
  roomTypes: readonly RoomTypeNights[],
  shift: Shift,
  first: number,
  length: number,
): StayOffer | undefined {
  const party = spreadGuests(criteria.guests, criteria.rooms);
  let best: StayOffer | undefined;
  for (const { roomType, rates: all } of roomTypes) {
    const rates = all.slice(first, first + length);
    const available = rates.reduce((least, rate) => Math.min(least, rate.available), Number.POSITIVE_INFINITY);
    if (available < party.length) continue;
    const nights = rates.map((rate) => stayNightOf(rate, party.length));
    const { rooms, total } = addUpStay({
      checkIn: shift.checkIn,
      party,
      plan: STANDARD_TERMS,
      nights,
      taxes: hotel.taxes,
      currency: hotel.currency,
    });
    const cheaper =
      best === undefined || rooms < best.rooms || (rooms === best.rooms && roomType.id < best.roomType.id);
    if (cheaper) best = { roomType, rooms, total, available };
  }
  return best;
}
