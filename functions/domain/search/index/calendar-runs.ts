import { dateOfEpochDay, epochDay } from '../../calendar/date.ts';
import type { Night } from '../../hotel/hotel.ts';
import type { Minor } from '../../money.ts';
import { nightOf } from '../../night.ts';
import type { Restrictions } from '../../rates/restrictions.ts';
import type { SearchedRoomType } from '../candidate.ts';

/** Days since 1970, both included. */
export interface DayRange {
  readonly first: number;
  readonly last: number;
}

/** Nights that follow one another, cost the same, have as many rooms left, and restrict the same. */
export interface NightRun {
  /** Days since the first of the range; the end is the day behind the last. */
  readonly start: number;
  readonly end: number;
  /** Minor units, of a room and night before plan and party. */
  readonly price: Minor;
  readonly left: number;
  /** Absent where nothing is restricted. */
  readonly restrictions?: Restrictions | undefined;
}

/** A room type, night after night of a range: each of its days is in one run. */
export interface RoomTypeCalendar {
  readonly roomType: SearchedRoomType;
  readonly runs: readonly NightRun[];
}

/** Every night of every room type, as a search of the nights themselves would price and count it. */
export function calendarsOf(
  roomTypes: readonly SearchedRoomType[],
  touched: readonly Night[],
  range: DayRange,
): RoomTypeCalendar[] {
  const byRoomType = Map.groupBy(touched, (night) => night.roomTypeId);
  return roomTypes.map((roomType) => calendarOf(roomType, byRoomType.get(roomType.id) ?? [], range));
}

function calendarOf(
  roomType: SearchedRoomType,
  touched: readonly Night[],
  { first, last }: DayRange,
): RoomTypeCalendar {
  const today = dateOfEpochDay(first);
  const factsOf = (night: Night | undefined, daysAhead: number): NightOfRun => {
    const { price, available, restrictions } = nightOf(roomType, ON_SALE, night, {
      date: dateOfEpochDay(first + daysAhead),
      today,
    });
    return { price, left: available, restrictions };
  };

  const days = last - first + 1;
  // Past the last lead-time rule every untouched night costs the same.
  const late = Math.min(
    days,
    1 + Math.max(-1, ...(roomType.demandPricing?.leadTime ?? []).map((rule) => rule.withinDays)),
  );
  const usual = factsOf(undefined, late);
  const runs: Writable<NightRun>[] = [];
  const put = (start: number, end: number, night: NightOfRun): void => {
    const before = runs.at(-1);
    if (before !== undefined && isAlike(before, night)) before.end = end;
    else runs.push({ start, end, ...night });
  };
  const putUntouched = (from: number, end: number): void => {
    let day = from;
    for (; day < Math.min(late, end); day += 1) put(day, day + 1, factsOf(undefined, day));
    if (day < end) put(day, end, usual);
  };

  let day = 0;
  for (const [index, night] of inOrder(touched, first)) {
    if (index < day || index >= days) continue;
    putUntouched(day, index);
    put(index, index + 1, factsOf(night, index));
    day = index + 1;
  }
  putUntouched(day, days);
  return { roomType, runs };
}

/** A hotel that is being deleted has no calendar at all. */
const ON_SALE = {};

type NightOfRun = Pick<NightRun, 'price' | 'left' | 'restrictions'>;

function isAlike(one: NightOfRun, other: NightOfRun): boolean {
  return (
    one.price === other.price && one.left === other.left && isRestrictedAlike(one.restrictions, other.restrictions)
  );
}

/** Whether both restrict the same. */
export function isRestrictedAlike(one: Restrictions | undefined, other: Restrictions | undefined): boolean {
  return (
    one === other ||
    (one?.minStay === other?.minStay &&
      one?.minStayThrough === other?.minStayThrough &&
      one?.maxStay === other?.maxStay &&
      one?.closedToArrival === other?.closedToArrival &&
      one?.closedToDeparture === other?.closedToDeparture)
  );
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** Nights with their days since `first`, in the order of time. */
function inOrder(nights: readonly Night[], first: number): (readonly [number, Night])[] {
  return nights.map((night) => [epochDay(night.date) - first, night] as const).sort(([one], [other]) => one - other);
}

/** Whether time alone changes its prices, so that it is to be written anew each day. */
export function hasLeadTime({ demandPricing }: Pick<SearchedRoomType, 'demandPricing'>): boolean {
  return (demandPricing?.leadTime.length ?? 0) > 0;
}
