import type { IsoDate } from './calendar/date.ts';

/** What a room type can sell: rooms it has, and the soft limit up to which it is oversold, off when null. */
export interface Inventory {
  readonly totalRooms: number;
  readonly softLimit: number | null;
  /** It is about to be deleted and sells nothing. */
  readonly deleting?: boolean | undefined;
}

/** What is stored of a night; an untouched one has nothing stored, and sells what its room type can. */
export interface NightFacts {
  readonly left?: number | undefined;
  readonly sold?: number | undefined;
  /** Rooms that blocks take off sale; a night of before blocks has none. */
  readonly blocked?: number | undefined;
  readonly cap?: number | undefined;
  /** The owner's stop-sell. */
  readonly closed?: boolean | undefined;
  /** Set while its hotel or room type is being deleted. */
  readonly fence?: boolean | undefined;
  readonly rateRev?: number | undefined;
}

/** Why a stay cannot be had, with every night in its way. */
export interface BlockedNights {
  readonly reason: 'sold_out' | 'closed';
  readonly nights: readonly IsoDate[];
}

/** How many rooms of a night can be sold altogether: those there are, or the soft limit above them. */
export function capOf(inventory: Inventory): number {
  return Math.max(inventory.totalRooms, inventory.softLimit ?? 0);
}

/** The night's rate revision; an untouched night is at 0. */
export function rateRevOf(facts: NightFacts | undefined): number {
  return facts?.rateRev ?? 0;
}

/** How full the night is, as demand prices see it: sold of the rooms that are not blocked (rule 32). */
export function occupancyOf(facts: NightFacts | undefined, inventory: Inventory): { sold: number; cap: number } {
  return { sold: facts?.sold ?? 0, cap: Math.max(0, (facts?.cap ?? capOf(inventory)) - (facts?.blocked ?? 0)) };
}

/** Whether nothing is sold of the night, whatever is left. */
export function isClosed(facts: NightFacts | undefined, inventory: Inventory): boolean {
  return facts?.closed === true || facts?.fence === true || inventory.deleting === true;
}

/** How many rooms of this night can be sold now, never below 0; a night with a price only is still untouched. */
export function sellable(facts: NightFacts | undefined, inventory: Inventory): number {
  return isClosed(facts, inventory) ? 0 : Math.max(0, facts?.left ?? capOf(inventory));
}

/**
 * The nights in the way of so many rooms; undefined where the whole stay is free. Where a night is closed the reason is
 * `closed`, as fewer rooms would not help there; the nights are all that are in the way.
 */
export function blockedNights(
  nights: readonly { readonly date: IsoDate; readonly available: number; readonly closed: boolean }[],
  rooms: number,
): BlockedNights | undefined {
  const blocked = nights.filter(({ available }) => available < rooms);
  if (blocked.length === 0) return undefined;
  const closed = blocked.some((night) => night.closed);
  return { reason: closed ? 'closed' : 'sold_out', nights: blocked.map(({ date }) => date) };
}
