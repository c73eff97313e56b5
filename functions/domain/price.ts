import type { IsoDate } from './calendar/date.ts';
import { compareDecimals, type Minor, MOST_MINOR, storedDecimal, times } from './money.ts';
import type { GuestPricing } from './rates/party.ts';
import type { Restrictions } from './rates/restrictions.ts';

/** Why an owner set a night's price by hand. */
export const OVERRIDE_REASONS = ['weekend', 'holiday', 'high_demand', 'promotion', 'other'] as const;
export type OverrideReason = (typeof OVERRIDE_REASONS)[number];

/** Where a night's price came from: part of the trace every offer shows. `factor` is a decimal string. */
export type PriceRule =
  | { readonly kind: 'base' }
  | { readonly kind: 'override'; readonly reason: OverrideReason }
  | { readonly kind: 'demand'; readonly id: string; readonly factor: string };

/**
 * The price of a night before plan and party, in minor units, and the rule that made it, as it is for one room: with the
 * guest pricing that was the room type's when the room was priced.
 */
export interface RoomPrice {
  readonly price: Minor;
  readonly rule: PriceRule;
  /** Absent where the room costs the same for any party. */
  readonly guestPricing?: GuestPricing | undefined;
}

/** A night with the price of one room. */
export interface PricedNight extends RoomPrice {
  readonly date: IsoDate;
}

/** A night of a stay with the price of each of its rooms, those booked first in front: a change may add dearer ones. */
export interface StayNight {
  readonly date: IsoDate;
  readonly rooms: readonly RoomPrice[];
  /** What was restricted when it was priced; a change judges the nights it keeps by it (rule 31). */
  readonly restrictions?: Restrictions | undefined;
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

/** So many rooms of a night at the same price. */
export function roomsAt({ price, rule, guestPricing }: RoomPrice, rooms: number): RoomPrice[] {
  return Array.from({ length: rooms }, () => ({ price, rule, ...(guestPricing && { guestPricing }) }));
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
  for (const room of rooms) {
    const last = runs.at(-1);
    if (last !== undefined && isAlike(last, room)) runs[runs.length - 1] = { ...last, rooms: last.rooms + 1 };
    else runs.push({ rooms: 1, ...room });
  }
  return runs;
}

function isAlike(one: RoomPrice, other: RoomPrice): boolean {
  return (
    one.price === other.price &&
    sameRule(one.rule, other.rule) &&
    (one.guestPricing === other.guestPricing || JSON.stringify(one.guestPricing) === JSON.stringify(other.guestPricing))
  );
}

/** The rooms of which `runsOf` made these runs. */
export function roomsOfRuns(runs: readonly PriceRun[]): RoomPrice[] {
  return runs.flatMap((run) => roomsAt(run, run.rooms));
}
