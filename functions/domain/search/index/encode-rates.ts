import { epochDay, type IsoDate } from '../../calendar/date.ts';
import type { Hotel } from '../../hotel/hotel.ts';
import { digitsOf, storedDecimal } from '../../money.ts';
import { type CancellationPolicy, farthestFirst } from '../../policy.ts';
import { BOARDS, type DateWindow, foldCode, plansOf, type RatePlan } from '../../rates/plan.ts';
import type { PlanPrice } from '../../rates/room-price.ts';
import type { TaxKind, TaxRule } from '../../rates/taxes.ts';
import type { SearchedRoomType } from '../candidate.ts';
import { type ByteField, joined, recordOf } from './bytes.ts';
import type { DayRange } from './calendar-runs.ts';
import { type ClockRun, clockRuns, minutesOf } from './clocks.ts';

/** The layout of a hotel's rates in bytes; readers elsewhere are given these numbers. */
export const ratesLayout = {
  version: 1,
  /**
   * Version, number of room types, of plans and of taxes, where the plans (2), the taxes (2) and the clocks (2) begin, and
   * whether all of it is as simple as can be.
   */
  head: 11,
  /**
   * Place by id, most guests, most adults, most children who count, 1 + number of bands (0 without prices by people), included adults, base
   * price (6), extra adult (6), fewer adult (6).
   */
  roomType: 24,
  /** Up to which age, whether it counts, price (6). */
  band: 8,
  /**
   * Length (2), audience, board, kind of price, its decimals, its number (8, signed), least and most nights, days ahead at
   * least (2) and at most (2), booked from and to (3 each), stayed from and to (3 each), room types by place (3), number
   * of steps, length of the code (2).
   */
  plan: 38,
  audiences: { public: 0, members: 1, code: 2 } satisfies Record<RatePlan['audience']['kind'], number>,
  prices: { same: 0, percent: 1, room: 2, person: 3 },
  /** Minutes before check-in (3), 0 for hundredths of a percent given back and 1 for nights kept, and how many (2). */
  step: 6,
  /** Kind, a fraction (8 and 8), 1 for due at the hotel and 2 for a season, from which age, most nights, season from and to (2 each). */
  tax: 24,
  taxKinds: { percent: 0, per_night: 1, per_person_per_night: 2, per_stay: 3, per_person_per_stay: 4 } satisfies Record<
    TaxKind,
    number
  >,
  /** First day (3), minutes of check-in (2), number of runs of midnights and of check-ins. */
  clocks: 7,
  /** Day behind the last since the first (2), minutes ahead of UTC (2, signed). */
  clockRun: 4,
  /** No most days ahead. */
  noMost: 65_535,
  lastDay: 16_777_215,
} as const;

/** What of a hotel its rates are made of. */
export type RatedHotel = Pick<
  Hotel,
  'id' | 'plans' | 'taxes' | 'currency' | 'timeZone' | 'checkInTime' | 'cancellationPolicy'
>;

/** A room type and its position by id. */
export type PlacedRoomType = readonly [place: number, roomType: SearchedRoomType];

/**
 * All that a price depends on beside the nights: people of room types, plans with their policies, taxes, and the hotel's
 * clock. Inactive plans and included taxes, which add nothing, are left out.
 * @param roomTypes in the order of the calendar
 */
export function encodeRates(hotel: RatedHotel, roomTypes: readonly PlacedRoomType[], range: DayRange): Uint8Array {
  const { head, version } = ratesLayout;
  const plans = plansOf(hotel).filter(({ status }) => status === 'active');
  const taxes = hotel.taxes.filter(({ included }) => included !== true);
  const places = new Map(roomTypes.map(([place, { id }]) => [id, place]));
  const roomTypeBytes = joined(roomTypes.map(roomTypeOf));
  const planBytes = joined(plans.map((plan) => planOf(plan, hotel.cancellationPolicy, places)));
  const taxBytes = joined(taxes.map((tax) => taxOf(tax, hotel.currency)));
  const plansAt = head + roomTypeBytes.length;
  const taxesAt = plansAt + planBytes.length;
  return joined([
    recordOf([
      [1, version],
      [1, roomTypes.length],
      [1, plans.length],
      [1, taxes.length],
      [2, plansAt],
      [2, taxesAt],
      [2, taxesAt + taxBytes.length],
      [1, isSimple(plans, roomTypes) ? 1 : 0],
    ]),
    roomTypeBytes,
    planBytes,
    taxBytes,
    clocksOf(hotel, range),
  ]);
}

/** Whether every room type is always sold at the price of the night alone, for any party. */
function isSimple(plans: readonly RatePlan[], roomTypes: readonly PlacedRoomType[]): boolean {
  const [plan] = plans;
  return (
    plans.length === 1 &&
    plan !== undefined &&
    plan.price.kind === 'same' &&
    isUnlimited(plan) &&
    roomTypes.every(([, { guestPricing }]) => !guestPricing)
  );
}

/** Whether the plan can be booked for any room type and any stay. */
export function isUnlimited(plan: RatePlan): boolean {
  const { minStay, maxStay, minAdvanceDays, maxAdvanceDays, bookable, stay, roomTypeIds } = plan;
  return (
    plan.status === 'active' &&
    plan.audience.kind === 'public' &&
    [minStay, maxStay, minAdvanceDays, maxAdvanceDays, bookable, stay, roomTypeIds].every((limit) => limit === null)
  );
}

function roomTypeOf([place, roomType]: PlacedRoomType): Uint8Array {
  const { maxGuests, maxAdults, maxChildren, guestPricing, basePrice } = roomType;
  return recordOf([
    [1, place],
    [1, maxGuests],
    [1, maxAdults ?? maxGuests],
    [1, maxChildren ?? maxGuests],
    [1, guestPricing ? 1 + guestPricing.children.length : 0],
    [1, guestPricing?.includedAdults ?? 0],
    [6, basePrice],
    [6, guestPricing?.extraAdult ?? 0],
    [6, guestPricing?.fewerAdult ?? 0],
    ...(guestPricing?.children ?? []).flatMap(({ toAge, price, counts }): ByteField[] => [
      [1, toAge],
      [1, counts ? 1 : 0],
      [6, price],
    ]),
  ]);
}

function planOf(plan: RatePlan, own: CancellationPolicy, places: ReadonlyMap<string, number>): Uint8Array {
  const steps = farthestFirst(plan.cancellationPolicy ?? own);
  const code =
    plan.audience.kind === 'code' ? new TextEncoder().encode(foldCode(plan.audience.code)) : new Uint8Array();
  const { kind, decimals, number } = priceOf(plan.price);
  const sold =
    plan.roomTypeIds === null ? [...places.values()] : plan.roomTypeIds.flatMap((id) => places.get(id) ?? []);
  const fixed = recordOf([
    [2, ratesLayout.plan + steps.length * ratesLayout.step + code.length],
    [1, ratesLayout.audiences[plan.audience.kind]],
    [1, BOARDS.indexOf(plan.board)],
    [1, kind],
    [1, decimals],
    [8, number],
    [1, plan.minStay ?? 0],
    [1, plan.maxStay ?? 0],
    [2, plan.minAdvanceDays ?? 0],
    [2, plan.maxAdvanceDays ?? ratesLayout.noMost],
    ...windowOf(plan.bookable),
    ...windowOf(plan.stay),
    [3, sold.reduce((mask, place) => mask + 2 ** place, 0)],
    [1, steps.length],
    [2, code.length],
  ]);
  const stepFields = steps.flatMap(({ hoursBeforeCheckIn, refundPercent, penaltyNights }): ByteField[] => [
    [3, Math.round(60 * hoursBeforeCheckIn)],
    [1, penaltyNights === undefined ? 0 : 1],
    [2, penaltyNights ?? Math.round(100 * refundPercent)],
  ]);
  return joined([fixed, recordOf(stepFields), code]);
}

function priceOf(price: PlanPrice): { readonly kind: number; readonly decimals: number; readonly number: number } {
  const { prices } = ratesLayout;
  switch (price.kind) {
    case 'same':
      return { kind: prices.same, decimals: 0, number: 0 };
    case 'percent': {
      const isLess = price.value.startsWith('-');
      const { units, scale } = storedDecimal(isLess ? price.value.slice(1) : price.value);
      return { kind: prices.percent, decimals: scale + 2, number: isLess ? -Number(units) : Number(units) };
    }
    case 'amount':
      return { kind: prices[price.per], decimals: 0, number: price.amount };
  }
}

function windowOf(window: DateWindow | null): ByteField[] {
  const { lastDay } = ratesLayout;
  const day = (date: IsoDate) => Math.min(lastDay, Math.max(0, epochDay(date)));
  return [
    [3, window === null ? 0 : day(window.from)],
    [3, window === null ? lastDay : day(window.to)],
  ];
}

/** A tax as a fraction of what it counts: of the rooms' price, or of one in minor units. */
function taxOf({ kind, value, fromAge = 0, maxNights = 0, season, due }: TaxRule, currency: string): Uint8Array {
  const { units, scale } = storedDecimal(value);
  const isPercent = kind === 'percent';
  const monthDay = (text = '00-00') => Number(text.replace('-', ''));
  return recordOf([
    [1, ratesLayout.taxKinds[kind]],
    [8, Number(units) * (isPercent ? 1 : 10 ** digitsOf(currency))],
    [8, 10 ** (isPercent ? scale + 2 : scale)],
    [1, (due === 'at_hotel' ? 1 : 0) + (season === undefined ? 0 : 2)],
    [1, fromAge],
    [1, maxNights],
    [2, monthDay(season?.from)],
    [2, monthDay(season?.to)],
  ]);
}

function clocksOf({ timeZone, checkInTime }: RatedHotel, range: DayRange): Uint8Array {
  const midnights = clockRuns(timeZone, '00:00', range);
  const checkIns = clockRuns(timeZone, checkInTime, range);
  const runs = (list: readonly ClockRun[]) =>
    list.flatMap(({ end, ahead }): ByteField[] => [
      [2, end],
      [2, ahead],
    ]);
  return recordOf([
    [3, range.first],
    [2, minutesOf(checkInTime)],
    [1, midnights.length],
    [1, checkIns.length],
    ...runs(midnights),
    ...runs(checkIns),
  ]);
}
