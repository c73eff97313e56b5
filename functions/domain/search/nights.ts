import { isRefundable, type PolicyTerms } from '../booking/settlement.ts';
import { addDays, dateOfEpochDay, daysBetween, epochDay, type IsoDate } from '../calendar/date.ts';
import type { Instant } from '../calendar/instant.ts';
import { today, toInstant } from '../calendar/zone.ts';
import type { Night } from '../hotel/hotel.ts';
import type { Minor } from '../money.ts';
import { type NightRate, nightOf, stayNightOf } from '../night.ts';
import { datePolicy } from '../policy.ts';
import { isBookableOn, isOpenTo, isSoldFor, plansOf, type RatePlan, termsOf } from '../rates/plan.ts';
import { judgeRestrictions, type Restrictions } from '../rates/restrictions.ts';
import { judgeStay } from '../stay.ts';
import { addUpStay, billNights, type RatedStay } from '../stay-price.ts';
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

/** The first night of the range, and the last date of check-out, which may be closed to departure. */
export function edgesOf(range: NightRange): { readonly from: IsoDate; readonly to: IsoDate } {
  const [first] = range.shifts;
  const last = range.shifts.at(-1);
  if (first === undefined || last === undefined) throw new RangeError('a range of nights has at least one stay');
  return { from: first.checkIn, to: last.checkOut };
}

/** Every date whose restrictions matter: the nights of the range, and the last date of check-out. */
export function judgedDatesOf(range: NightRange): IsoDate[] {
  return [...range.dates, edgesOf(range).to];
}

/** A way to have a stay: amounts for all rooms, `rooms` before taxes, `total` with them. */
export interface StayOffer {
  readonly roomType: SearchedRoomType;
  readonly plan: RatePlan;
  readonly rooms: Minor;
  readonly total: Minor;
  /** How many rooms of it the whole stay can have. */
  readonly available: number;
  readonly isRefundable: boolean;
  /** Each night before plan and party, and how many rooms are left. */
  readonly rates: readonly NightRate[];
  readonly terms: PolicyTerms;
}

/** What is known of a hotel when its stays are priced. */
export interface PricedHotel {
  readonly hotel: SearchedHotel;
  readonly fitting: readonly SearchedRoomType[];
  /** The nights with an item. */
  readonly touched: readonly Night[];
}

/** A stay under a plan, of which only the rooms' price is worked out yet. */
export interface Bookable extends Pick<StayOffer, 'roomType' | 'plan' | 'rooms' | 'available' | 'rates'> {
  /** Worked out where it is asked for. */
  readonly priced: () => StayOffer;
}

/** Every way in which the caller can have each shift, in their order; none where the dates are not allowed there. */
export function bookableStays(criteria: SearchCriteria, range: NightRange, known: PricedHotel): Bookable[][] {
  const here = today(criteria.moment.now, known.hotel.timeZone);
  const allowed = range.allowedOn(here);
  const plans = plansOf(known.hotel).filter((plan) => isOpenTo(plan, criteria.caller));
  const roomTypes = roomTypeNightsOf(range, known, here);
  return range.shifts.map((shift, first) => {
    if (allowed[first] !== true) return [];
    return roomTypes.flatMap((room) => bookableIn(criteria, known.hotel, room, plans, { shift, first, here }, range));
  });
}

/** Of the ways that pass the filters on plans the one that costs least; of equal ones the first room type, then plan. */
export function cheapestOf(criteria: SearchCriteria, bookable: readonly Bookable[]): StayOffer | null {
  let best: Bookable | undefined;
  for (const one of bookable) {
    const isCheaper =
      best === undefined || one.rooms < best.rooms || (one.rooms === best.rooms && one.roomType.id < best.roomType.id);
    if (isCheaper && passes(criteria, one)) best = one;
  }
  return best?.priced() ?? null;
}

/** Whether a way to have the stay is of a board asked for, and gives something back where that is asked for. */
export function passes({ boards, refundable }: Pick<SearchCriteria, 'boards' | 'refundable'>, one: Bookable): boolean {
  return (boards.length === 0 || boards.includes(one.plan.board)) && (!refundable || one.priced().isRefundable);
}

/** A room type with its nights of the range, and what is restricted on any date. */
interface RoomTypeNights {
  readonly roomType: SearchedRoomType;
  readonly rates: readonly NightRate[];
  readonly restrictionsOn: (date: IsoDate) => Restrictions | undefined;
}

function roomTypeNightsOf(range: NightRange, known: PricedHotel, today: IsoDate): RoomTypeNights[] {
  const byNight = new Map(known.touched.map((night) => [nightKey(night.roomTypeId, night.date), night]));
  return known.fitting.map((roomType) => {
    const stored = (date: IsoDate) => byNight.get(nightKey(roomType.id, date));
    return {
      roomType,
      rates: range.dates.map((date) => nightOf(roomType, known.hotel, stored(date), { date, today })),
      restrictionsOn: (date) => stored(date)?.restrictions,
    };
  });
}

function nightKey(roomTypeId: string, date: IsoDate): string {
  return `${date}#${roomTypeId}`;
}

interface ShiftAt {
  readonly shift: Shift;
  /** The position of its first night in the range. */
  readonly first: number;
  /** The hotel's own day. */
  readonly here: IsoDate;
}

function bookableIn(
  criteria: SearchCriteria,
  hotel: SearchedHotel,
  { roomType, rates: all, restrictionsOn }: RoomTypeNights,
  plans: readonly RatePlan[],
  { shift: { checkIn, checkOut }, first, here }: ShiftAt,
  range: NightRange,
): Bookable[] {
  const { party, moment } = criteria;
  const rates = all.slice(first, first + range.length);
  const available = rates.reduce((least, rate) => Math.min(least, rate.available), Number.POSITIVE_INFINITY);
  if (available < party.length) return [];
  const nights = rates.map((rate) => stayNightOf(rate, party.length));
  const onDeparture = restrictionsOn(checkOut);
  const dates = { from: checkIn, to: addDays(checkOut, -1) };
  return plans.flatMap((plan) => {
    if (!isSoldFor(plan, roomType.id) || !isBookableOn(plan, dates, here)) return [];
    const { maxNights } = moment;
    if (judgeRestrictions({ checkIn, checkOut, on: restrictionsOn, onDeparture, plan, maxNights })) return [];
    const stay = { checkIn, party, plan: termsOf(plan), nights };
    const rooms = billNights(stay).reduce((sum, { price }) => sum + price, 0);
    const bookable = { roomType, plan, rooms, available, rates };
    return [{ ...bookable, priced: () => priced(hotel, stay, moment.now, bookable) }];
  });
}

/** The stay added up as the rooms route adds it up. */
function priced(hotel: SearchedHotel, stay: RatedStay, now: Instant, bookable: Omit<Bookable, 'priced'>): StayOffer {
  const totals = addUpStay({ ...stay, taxes: hotel.taxes, currency: hotel.currency });
  const checkInAt = toInstant(stay.checkIn, hotel.checkInTime, hotel.timeZone);
  const policy = datePolicy(bookable.plan.cancellationPolicy ?? hotel.cancellationPolicy, checkInAt);
  const terms = { ...stay, totals, policy, forfeited: 0 };
  return { ...bookable, total: totals.total, isRefundable: isRefundable(terms, now), terms };
}
