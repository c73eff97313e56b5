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

/** A room type, day by day of a range: the price of a room and how many are left. */
export interface RoomTypeCalendar {
  readonly roomType: SearchedRoomType;
  /** Minor units. */
  readonly prices: Float64Array;
  readonly left: Int32Array;
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

function calendarOf(roomType: SearchedRoomType, touched: readonly Night[], { first, last }: DayRange) {
  const inventory = inventoryOf(roomType);
  const demand = roomType.demandPricing ?? undefined;
  const priceOn = (night: Night | undefined, daysAhead: number): Minor =>
    priceNight({
      base: roomType.basePrice,
      override: night?.price === undefined ? undefined : { price: night.price, reason: night.reason ?? 'other' },
      demand,
      ...occupancyOf(night, inventory),
      daysAhead,
    }).price;

  const days = last - first + 1;
  // Past the last lead-time rule every night that nobody has touched costs the same.
  const reach = Math.max(-1, ...(demand?.leadTime ?? []).map((rule) => rule.withinDays));
  const prices = new Float64Array(days).fill(priceOn(undefined, reach + 1));
  for (let ahead = 0; ahead <= Math.min(reach, days - 1); ahead += 1) prices[ahead] = priceOn(undefined, ahead);
  const left = new Int32Array(days).fill(sellable(undefined, inventory));
  for (const night of touched) {
    const index = epochDay(night.date) - first;
    if (index < 0 || index >= days) continue;
    prices[index] = priceOn(night, index);
    left[index] = sellable(night, inventory);
  }
  return { roomType, prices, left };
}

/** Whether time alone changes its prices, so that it is to be written anew each day. */
export function hasLeadTime({ demandPricing }: Pick<SearchedRoomType, 'demandPricing'>): boolean {
  return (demandPricing?.leadTime.length ?? 0) > 0;
}
