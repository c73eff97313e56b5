import { occupancyOf, sellable } from '../../availability.ts';
import { epochDay } from '../../calendar/date.ts';
import { inventoryOf, type Night } from '../../hotel/hotel.ts';
import type { Minor } from '../../money.ts';
import { priceNight } from '../../price.ts';
import type { SearchedRoomType } from '../candidate.ts';

/** Days since 1970, both included. */
export interface DayRange {
  readonly first: number;
  readonly last: number;
}

/** Nights that follow one another, cost the same and have as many rooms left. */
export interface NightRun {
  /** Days since the first of the range; the end is the day behind the last. */
  readonly start: number;
  readonly end: number;
  /** Minor units, of a room and night. */
  readonly price: Minor;
  readonly left: number;
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
  const inventory = inventoryOf(roomType);
  const demand = roomType.demandPricing ?? undefined;
  const priceOn = (night: Night | undefined, daysAhead: number): Minor => {
    const { sold, cap } = occupancyOf(night, inventory);
    const override = night?.price === undefined ? undefined : { price: night.price, reason: night.reason ?? 'other' };
    return priceNight({ base: roomType.basePrice, override, demand, sold, cap, daysAhead }).price;
  };

  const days = last - first + 1;
  // Past the last lead-time rule every untouched night costs the same.
  const late = Math.min(days, 1 + Math.max(-1, ...(demand?.leadTime ?? []).map((rule) => rule.withinDays)));
  const usual = { price: priceOn(undefined, late), left: sellable(undefined, inventory) };
  const runs: Writable<NightRun>[] = [];
  const put = (start: number, end: number, price: Minor, left: number): void => {
    const before = runs.at(-1);
    if (before?.price === price && before.left === left) before.end = end;
    else runs.push({ start, end, price, left });
  };
  const putUntouched = (from: number, end: number): void => {
    let day = from;
    for (; day < Math.min(late, end); day += 1) put(day, day + 1, priceOn(undefined, day), usual.left);
    if (day < end) put(day, end, usual.price, usual.left);
  };

  let day = 0;
  for (const [index, night] of inOrder(touched, first)) {
    if (index < day || index >= days) continue;
    putUntouched(day, index);
    put(index, index + 1, priceOn(night, index), sellable(night, inventory));
    day = index + 1;
  }
  putUntouched(day, days);
  return { roomType, runs };
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
