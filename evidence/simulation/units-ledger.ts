import { fromBlockItem } from '../../functions/adapters/dynamo/nights/block-items.ts';
import { fromUnitItem, fromUnitMonthItem } from '../../functions/adapters/dynamo/units/unit-items.ts';
import type { Booking } from '../../functions/domain/booking/booking.ts';
import { heldBy } from '../../functions/domain/booking/delta.ts';
import { type Block, blockedDates } from '../../functions/domain/hotel/block.ts';
import { blockHolder, bookingHolder, type Unit } from '../../functions/domain/hotel/unit.ts';
import type { PlainItem } from '../../memory-dynamodb/index.ts';

/** The changes of one call in units and blocks. */
export interface TouchedUnits {
  /** Unit-nights whose holder changed, by the units' items or by bookings and blocks. */
  readonly unitNights: Set<string>;
  /** Nights whose number of blocked rooms changed. */
  readonly blockedNights: Set<string>;
  readonly units: Map<string, Unit | undefined>;
}

export const unitNight = (unitId: string, date: string): string => `${unitId}#${date}`;
const bump = (counts: Map<string, number>, name: string, by: number): void => {
  counts.set(name, (counts.get(name) ?? 0) + by);
};

/**
 * Units and the holders of their nights, by the units' own items and by the holders: bookings with `unitIds`, and
 * blocks of a unit.
 */
export class UnitsLedger {
  readonly units = new Map<string, Unit>();
  readonly blocks = new Map<string, Block>();
  /** The holder of each unit-night by the item of its month. */
  readonly kept = new Map<string, string>();
  /** The holders of unit-nights by bookings and blocks. */
  readonly claims = new Map<string, Set<string>>();
  /** Blocked rooms by night. */
  readonly blocked = new Map<string, number>();

  /** Applies the item if it is a unit or a block, and returns whether it was one. */
  take(pk: string, sk: string, after: PlainItem | undefined, touched: TouchedUnits): boolean {
    if (pk.startsWith('UNIT#') && /^\d{4}-\d{2}$/.test(sk)) this.#month(pk.slice('UNIT#'.length), sk, after, touched);
    else if (pk.startsWith('HOTEL#') && sk.startsWith('UNIT#')) this.#unit(sk.slice('UNIT#'.length), after, touched);
    else if (pk.startsWith('HOTEL#') && sk.startsWith('BLOCK#')) this.#block(sk, after, touched);
    else return false;
    return true;
  }

  booking(before: Booking | undefined, after: Booking, touched: TouchedUnits): void {
    const holder = bookingHolder(after.id);
    for (const name of claimsOf(before)) this.#claim(name, holder, false, touched);
    for (const name of claimsOf(after)) this.#claim(name, holder, true, touched);
  }

  #month(unitId: string, month: string, after: PlainItem | undefined, touched: TouchedUnits): void {
    const nights = new Map(
      fromUnitMonthItem({ ...after }).map(({ date, holder }) => [unitNight(unitId, date), holder]),
    );
    const prefix = unitNight(unitId, month);
    const had = [...this.kept.keys()].filter((name) => name.startsWith(prefix));
    for (const name of new Set([...had, ...nights.keys()])) {
      const holder = nights.get(name);
      if (holder === this.kept.get(name)) continue;
      touched.unitNights.add(name);
      if (holder === undefined) this.kept.delete(name);
      else this.kept.set(name, holder);
    }
  }

  #unit(id: string, after: PlainItem | undefined, touched: TouchedUnits): void {
    touched.units.set(id, this.units.get(id));
    if (after === undefined) this.units.delete(id);
    else this.units.set(id, fromUnitItem({ ...after }));
  }

  #block(sk: string, after: PlainItem | undefined, touched: TouchedUnits): void {
    const id = sk.split('#')[2] ?? '';
    const before = this.blocks.get(id);
    const block = after && fromBlockItem({ ...after });
    this.#count(before, -1, touched);
    this.#count(block, 1, touched);
    if (block === undefined) this.blocks.delete(id);
    else this.blocks.set(id, block);
  }

  #count(block: Block | undefined, sign: 1 | -1, touched: TouchedUnits): void {
    if (block === undefined) return;
    for (const date of blockedDates(block)) {
      const name = `${block.hotelId}#${date}#${block.roomTypeId}`;
      bump(this.blocked, name, sign * block.rooms);
      touched.blockedNights.add(name);
      if (block.unitId !== undefined)
        this.#claim(unitNight(block.unitId, date), blockHolder(block.id), sign === 1, touched);
    }
  }

  #claim(name: string, holder: string, isTaken: boolean, touched: TouchedUnits): void {
    touched.unitNights.add(name);
    const holders = this.claims.get(name) ?? new Set<string>();
    if (isTaken) holders.add(holder);
    else holders.delete(holder);
    this.claims.set(name, holders);
  }
}

/** The unit-nights of a booking: its units on the nights it holds, from the day of the move into them. */
const claimsOf = (booking: Booking | undefined): string[] => {
  const { unitIds, unitsFrom = '' } = booking ?? {};
  if (booking === undefined || unitIds === undefined) return [];
  const dates = heldBy(booking).dates.filter((date) => date >= unitsFrom);
  return unitIds.flatMap((unitId) => dates.map((date) => unitNight(unitId, date)));
};
