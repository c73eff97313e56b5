import type { Booking } from '../../domain/booking/booking.ts';
import { claimedUnitNights } from '../../domain/booking/units.ts';
import type { IsoDate } from '../../domain/calendar/date.ts';
import { blockedDates } from '../../domain/hotel/block.ts';
import { blockHolder, bookingHolder, bookingOfHolder } from '../../domain/hotel/unit.ts';
import { findBookings } from '../find-bookings.ts';
import { inParallel } from '../in-parallel.ts';
import type { Blocks } from '../ports/blocks.ts';
import type { Bookings } from '../ports/bookings.ts';
import type { Clock } from '../ports/time.ts';
import type { Units } from '../ports/units.ts';
import type { Window } from './window.ts';

export interface ReconcileUnitsDeps {
  readonly units: Pick<Units, 'ofHotel' | 'nights' | 'repairNight'>;
  readonly bookings: Pick<Bookings, 'findMany'>;
  readonly blocks: Pick<Blocks, 'ofHotel'>;
  readonly clock: Clock;
}

/** A night of a unit on which the unit's own item and those who say that they have it do not agree. */
export interface UnitDrift {
  readonly unitId: string;
  readonly date: IsoDate;
  /** Who has it by the unit: `booking:ID` or `block:ID`; null where it is free. */
  readonly holder: string | null;
  /** Who says to have it. Two are one too many, and for the hotel to move. */
  readonly claims: readonly string[];
}

export interface ReconciledUnits {
  readonly nights: number;
  readonly drift: readonly (UnitDrift & { readonly repaired: boolean })[];
}

const AT_ONCE = 8;

/** Both sides of every unit-night of the window, by unit and date. */
interface Sides {
  readonly kept: ReadonlyMap<string, string>;
  readonly claims: ReadonlyMap<string, readonly string[]>;
  readonly bookings: ReadonlyMap<string, Booking>;
}

const nameOf = (unitId: string, date: IsoDate): string => `${unitId}#${date}`;
const partsOf = (name: string): { unitId: string; date: IsoDate } => {
  const [unitId = '', date = ''] = name.split('#');
  return { unitId, date };
};

/** The nights that guests slept in another unit before they moved stay theirs. */
const wasSlept = (booking: Booking | undefined, date: IsoDate): boolean =>
  booking?.unitsFrom !== undefined && date < booking.unitsFrom;

const driftOf = (name: string, { kept, claims, bookings }: Sides): UnitDrift | undefined => {
  const { unitId, date } = partsOf(name);
  const holder = kept.get(name) ?? null;
  const said = claims.get(name) ?? [];
  if (said.length === 1 && said[0] === holder) return undefined;
  const slept = holder !== null && wasSlept(bookings.get(bookingOfHolder(holder) ?? ''), date);
  if (said.length === 0 && (holder === null || slept)) return undefined;
  return { unitId, date, holder, claims: said };
};

const isSame = (one: UnitDrift, other: UnitDrift | undefined): boolean =>
  one.holder === other?.holder && one.claims.join() === other.claims.join();

/**
 * Compares every night of a hotel's units with the bookings and blocks that say they have it, and back (rule 33). What
 * differs is read once more, strongly, and judged only where it is the same.
 */
export const reconcileUnits = (deps: ReconcileUnitsDeps) => {
  const sidesOf = async (hotelId: string, unitIds: readonly string[], window: Window, met: readonly Booking[]) => {
    const own = new Set(unitIds);
    const inside = (date: IsoDate): boolean => date >= window.from && date <= window.to;
    const kept = new Map<string, string>();
    await inParallel(unitIds, AT_ONCE, async (unitId) => {
      for (const { date, holder } of await deps.units.nights(unitId, window.from)) {
        if (inside(date)) kept.set(nameOf(unitId, date), holder);
      }
    });
    const known = new Map(met.map((booking) => [booking.id, booking]));
    const others = [...new Set([...kept.values()].flatMap((holder) => bookingOfHolder(holder) ?? []))];
    const missing = others.filter((id) => !known.has(id));
    for (const booking of await findBookings(deps.bookings)(missing)) known.set(booking.id, booking);
    const claims = new Map<string, string[]>();
    const claim = (unitId: string, date: IsoDate, holder: string): void => {
      // A booking that was moved to another house has its units there.
      if (!inside(date) || !own.has(unitId)) return;
      const name = nameOf(unitId, date);
      claims.set(name, [...(claims.get(name) ?? []), holder].sort());
    };
    for (const booking of known.values()) {
      for (const { unitId, date } of claimedUnitNights(booking)) claim(unitId, date, bookingHolder(booking.id));
    }
    for (const block of await deps.blocks.ofHotel(hotelId, window.from)) {
      const { unitId } = block;
      if (unitId === undefined) continue;
      for (const date of blockedDates(block)) claim(unitId, date, blockHolder(block.id));
    }
    return { kept, claims, bookings: known } satisfies Sides;
  };
  const differing = (sides: Sides): UnitDrift[] =>
    [...new Set([...sides.kept.keys(), ...sides.claims.keys()])].sort().flatMap((name) => driftOf(name, sides) ?? []);

  const repaired = async (drift: UnitDrift, { bookings }: Sides, hotelId: string, actor: string): Promise<boolean> => {
    const { unitId, date, holder, claims } = drift;
    // Two stays in one room: which of them moves is the hotel's to decide.
    if (claims.length > 1) return false;
    const [to = null] = claims;
    const asRead = [holder, to].flatMap((each) => bookings.get(bookingOfHolder(each ?? '') ?? '') ?? []);
    const facts = { unitId, date };
    const outcome = await deps.units.repairNight({ ...facts, from: holder, to }, asRead, {
      subject: `HOTEL#${hotelId}`,
      action: 'unit.repaired',
      actor,
      at: deps.clock.now(),
      before: { ...facts, holder },
      after: { ...facts, holder: to },
    });
    return outcome === 'repaired';
  };

  /** @param met the bookings of the hotel that hold nights of the window */
  return async (
    hotelId: string,
    window: Window,
    met: readonly Booking[],
    { repair, actor }: { readonly repair: boolean; readonly actor: string },
  ): Promise<ReconciledUnits> => {
    const unitIds = (await deps.units.ofHotel(hotelId)).map(({ id }) => id);
    if (unitIds.length === 0) return { nights: 0, drift: [] };
    const first = await sidesOf(hotelId, unitIds, window, met);
    const suspects = differing(first);
    const nights = new Set([...first.kept.keys(), ...first.claims.keys()]).size;
    if (suspects.length === 0) return { nights, drift: [] };
    const again = await sidesOf(
      hotelId,
      unitIds,
      window,
      await findBookings(deps.bookings)([...first.bookings.keys()]),
    );
    const now = new Map(differing(again).map((each) => [nameOf(each.unitId, each.date), each]));
    const still = suspects.filter((each) => isSame(each, now.get(nameOf(each.unitId, each.date))));
    const drift: (UnitDrift & { repaired: boolean })[] = [];
    for (const each of still) {
      drift.push({ ...each, repaired: repair && (await repaired(each, again, hotelId, actor)) });
    }
    return { nights, drift };
  };
};
