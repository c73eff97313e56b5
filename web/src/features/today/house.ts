import type { Unit } from '../../lib/hotel-queries.ts';
import { byNumber } from '../../lib/order.ts';
import { type Nights, obstacle } from '../../lib/units.ts';
import type { DeskDay, DeskStay } from './queries.ts';

export type Tonight = 'in' | 'leaving' | 'expected' | 'free' | 'out';

export interface Room {
  readonly unit: Unit;
  /** A guest is in, or leaves today; a guest arrives today; free; out of service. */
  readonly tonight: Tonight;
  /** Who is in the room, or else who comes. */
  readonly stay: DeskStay | undefined;
  /** The guest who arrives today while the unit is still occupied. */
  readonly next: DeskStay | undefined;
}

export interface Floor {
  /** Empty if the rooms have none. */
  readonly name: string;
  readonly rooms: readonly Room[];
}

const byUnit = (stays: readonly DeskStay[]): ReadonlyMap<string, DeskStay> =>
  new Map(stays.flatMap((stay) => stay.units.map(({ id }) => [id, stay] as const)));

/** The hotel tonight: its floors from the top, each room with its guest. */
export const houseTonight = (units: readonly Unit[], day: DeskDay): Floor[] => {
  const inside = byUnit(day.inHouse);
  const coming = byUnit(day.arrivals.filter(({ status }) => status === 'confirmed'));
  const rooms = units.map((unit): Room => {
    const stay = inside.get(unit.id);
    const next = coming.get(unit.id);
    if (stay) return { unit, tonight: stay.checkOut <= day.date ? 'leaving' : 'in', stay, next };
    if (unit.status === 'out_of_service') return { unit, tonight: 'out', stay: next, next: undefined };
    return { unit, tonight: next ? 'expected' : 'free', stay: next, next: undefined };
  });
  return [...Map.groupBy(rooms, ({ unit }) => unit.floor ?? '')]
    .map(([name, own]) => ({
      name,
      rooms: own.toSorted((one, other) => byNumber(one.unit.number, other.unit.number)),
    }))
    .toSorted((one, other) => byNumber(other.name, one.name));
};

const readiness: Record<Unit['housekeeping'], number> = { inspected: 0, clean: 1, dirty: 2 };

type PlanUnit = Unit & { readonly stays: readonly (Nights & { readonly bookingId: string })[] };

/** Units of the stay's type that are free on all of its nights, ready ones first. */
export const freeUnits = (
  { units, blocks }: { readonly units: readonly PlanUnit[]; readonly blocks: Parameters<typeof obstacle>[3] },
  {
    bookingId,
    roomTypeId,
    checkIn: from,
    checkOut: to,
  }: Pick<DeskStay, 'bookingId' | 'roomTypeId' | 'checkIn' | 'checkOut'>,
): Unit[] =>
  units
    .filter((unit) => unit.roomTypeId === roomTypeId && !obstacle(unit, bookingId, { from, to }, blocks))
    .toSorted(
      (one, other) => readiness[one.housekeeping] - readiness[other.housekeeping] || byNumber(one.number, other.number),
    );
