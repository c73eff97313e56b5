import type { IsoDate } from './calendar/date.ts';
import {
  compareDecimals,
  type Decimal,
  digitsOf,
  type Minor,
  MOST_MINOR,
  percentOf,
  roundHalfUp,
  storedDecimal,
  tenTo,
  times,
} from './money.ts';

/** Why an owner set a night's price by hand. */
export const OVERRIDE_REASONS = ['weekend', 'holiday', 'high_demand', 'promotion', 'other'] as const;
export type OverrideReason = (typeof OVERRIDE_REASONS)[number];

/** Where a night's price came from: part of the trace every offer shows. `factor` is a decimal string. */
export type PriceRule =
  | { readonly kind: 'base' }
  | { readonly kind: 'override'; readonly reason: OverrideReason }
  | { readonly kind: 'demand'; readonly id: string; readonly factor: string };

/** The price of one room for one night, in minor units, and the rule that made it. */
export interface RoomPrice {
  readonly price: Minor;
  readonly rule: PriceRule;
}

/** A night with the price of one room. */
export interface PricedNight extends RoomPrice {
  readonly date: IsoDate;
}

/** A night of a stay with the price of each of its rooms, those booked first in front: a change may add dearer ones. */
export interface StayNight {
  readonly date: IsoDate;
  readonly rooms: readonly RoomPrice[];
}

/** So many rooms of a night, one after the other, at one price by one rule. */
export interface PriceRun extends RoomPrice {
  readonly rooms: number;
}

/** Holds from so many percent of the night's rooms sold. */
export interface OccupancyRule {
  readonly id: string;
  readonly atLeastPercent: number;
  readonly factor: string;
}

/** Holds for nights at most so many days ahead of the hotel's today. */
export interface LeadTimeRule {
  readonly id: string;
  readonly withinDays: number;
  readonly factor: string;
}

/** How demand moves a room type's base price; floor and ceiling bound what the rules make, not the base price. */
export interface DemandPricing {
  readonly occupancy: readonly OccupancyRule[];
  readonly leadTime: readonly LeadTimeRule[];
  readonly floor?: Minor;
  readonly ceiling?: Minor;
}

/** All a night's price depends on. `sold` of `cap` rooms are taken; `daysAhead` is 0 for tonight. */
export interface NightPricing {
  readonly base: Minor;
  readonly override?: { readonly price: Minor; readonly reason: OverrideReason } | undefined;
  readonly demand?: DemandPricing | undefined;
  readonly sold: number;
  readonly cap: number;
  readonly daysAhead: number;
}

interface Factor {
  readonly id: string;
  readonly factor: string;
}

/** The price of one room for one night: the owner's override, else the demand rule that holds, else the base price. */
export function priceNight(night: NightPricing): { readonly price: Minor; readonly rule: PriceRule } {
  if (night.override !== undefined) {
    return { price: night.override.price, rule: { kind: 'override', reason: night.override.reason } };
  }
  const rule = night.demand === undefined ? undefined : demandRule(night.demand, night);
  if (night.demand === undefined || rule === undefined) return { price: night.base, rule: { kind: 'base' } };
  const lifted = Math.max(times(night.base, rule.factor), night.demand.floor ?? 0);
  const price = Math.min(lifted, night.demand.ceiling ?? lifted, MOST_MINOR);
  return { price, rule: { kind: 'demand', id: rule.id, factor: rule.factor } };
}

/**
 * The one rule that decides: of the occupancy rules that hold the one with the highest threshold, of the lead-time
 * rules the one with the fewest days, and of these two the larger factor; occupancy where they are equal.
 */
function demandRule(demand: DemandPricing, night: NightPricing): Factor | undefined {
  const full = highest(
    demand.occupancy.filter((rule) => night.cap > 0 && night.sold * 100 >= rule.atLeastPercent * night.cap),
    (rule) => rule.atLeastPercent,
  );
  const late = highest(
    demand.leadTime.filter((rule) => night.daysAhead <= rule.withinDays),
    (rule) => -rule.withinDays,
  );
  if (full === undefined || late === undefined) return full ?? late;
  return compareDecimals(storedDecimal(full.factor), storedDecimal(late.factor)) >= 0 ? full : late;
}

/** The rule of the highest rank; of equal ranks the first id, so that the order of storage decides nothing. */
function highest<Rule extends Factor>(rules: readonly Rule[], rank: (rule: Rule) => number): Rule | undefined {
  const [best] = [...rules].sort((one, other) => rank(other) - rank(one) || (one.id < other.id ? -1 : 1));
  return best;
}

/** How a tax or fee is counted: percent of the rooms' price; a room and night; a person and night. */
export const TAX_KINDS = ['percent', 'per_night', 'per_person_per_night'] as const;
export type TaxKind = (typeof TAX_KINDS)[number];

/** A tax or fee of the hotel; `value` is a decimal string, percent or an amount in the hotel's currency. */
export interface TaxRule {
  readonly name: string;
  readonly kind: TaxKind;
  readonly value: string;
}

/** One tax of a stay, in minor units; `fee` is what a change keeps of the price of before (rule 28). */
export interface TaxLine {
  readonly name: string;
  readonly amount: Minor;
  readonly kind?: 'fee' | undefined;
}

/** What a stay costs: `rooms` and the lines of `taxes` add up to `total` exactly. */
export interface Totals {
  readonly rooms: Minor;
  readonly taxes: readonly TaxLine[];
  readonly total: Minor;
}

/** What the taxes of a stay are counted by. */
interface TaxedStay {
  readonly rooms: number;
  readonly guests: number;
  readonly taxes: readonly TaxRule[];
  readonly currency: string;
}

/** A stay to be added up whose rooms all cost the same: the nights carry the price of one room. */
export interface PricedStay extends TaxedStay {
  readonly nights: readonly { readonly price: Minor }[];
}

/** Adds a stay up whose rooms all cost the same. */
export function quoteStay(stay: PricedStay): Totals {
  const room = stay.nights.reduce((sum, night) => sum + night.price, 0);
  return withTaxes(room * stay.rooms, stay.nights.length, stay);
}

/** Adds a stay up whose rooms may cost different prices. */
export function addUpStay(stay: TaxedStay & { readonly nights: readonly Pick<StayNight, 'rooms'>[] }): Totals {
  const priceOf = (night: Pick<StayNight, 'rooms'>): Minor => night.rooms.reduce((sum, { price }) => sum + price, 0);
  const rooms = stay.nights.reduce((sum, night) => sum + priceOf(night), 0);
  return withTaxes(rooms, stay.nights.length, stay);
}

/** Each tax line is rounded half up by itself, so the lines shown add up to the total shown. */
function withTaxes(rooms: Minor, nights: number, stay: TaxedStay): Totals {
  const taxes = stay.taxes.map((tax) => ({ name: tax.name, amount: taxAmount(tax, rooms, nights, stay) }));
  return { rooms, taxes, total: taxes.reduce((sum, tax) => sum + tax.amount, rooms) };
}

function taxAmount(tax: TaxRule, rooms: Minor, nights: number, stay: TaxedStay): Minor {
  switch (tax.kind) {
    case 'percent':
      return percentOf(rooms, tax.value);
    case 'per_night':
      return amountTimes(storedDecimal(tax.value), nights * stay.rooms, stay.currency);
    case 'per_person_per_night':
      return amountTimes(storedDecimal(tax.value), nights * stay.guests, stay.currency);
  }
}

function amountTimes(value: Decimal, count: number, currency: string): Minor {
  return roundHalfUp(value.units * BigInt(count) * tenTo(digitsOf(currency)), tenTo(value.scale));
}

/** So many rooms of a night at the same price. */
export function roomsAt({ price, rule }: RoomPrice, rooms: number): RoomPrice[] {
  return Array.from({ length: rooms }, () => ({ price, rule }));
}

function sameRule(one: PriceRule, other: PriceRule): boolean {
  switch (one.kind) {
    case 'base':
      return other.kind === 'base';
    case 'override':
      return other.kind === 'override' && one.reason === other.reason;
    case 'demand':
      return other.kind === 'demand' && one.id === other.id && one.factor === other.factor;
  }
}

/** The rooms of a night as runs of one price, in their order: what is stored and signed of them. */
export function runsOf(rooms: readonly RoomPrice[]): PriceRun[] {
  const runs: PriceRun[] = [];
  for (const { price, rule } of rooms) {
    const last = runs.at(-1);
    if (last !== undefined && last.price === price && sameRule(last.rule, rule)) {
      runs[runs.length - 1] = { ...last, rooms: last.rooms + 1 };
    } else runs.push({ rooms: 1, price, rule });
  }
  return runs;
}

/** The rooms of which `runsOf` made these runs. */
export function roomsOfRuns(runs: readonly PriceRun[]): RoomPrice[] {
  return runs.flatMap((run) => roomsAt(run, run.rooms));
}
