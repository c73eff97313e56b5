import type { DeskDay, DeskStay, Unit } from './queries.ts';

export type Tonight = 'in' | 'leaving' | 'expected' | 'free' | 'out';

export interface Room {
  readonly unit: Unit;
  /** Somebody is in, or leaves today; somebody comes today; nobody; out of service. */
  readonly tonight: Tonight;
  /** Who is in the room, or else who comes. */
  readonly stay: DeskStay | undefined;
  /** Who comes today where somebody is still in. */
  readonly next: DeskStay | undefined;
}

export interface Floor {
  /** Empty where the rooms say none. */
  readonly name: string;
  readonly rooms: readonly Room[];
}

const byUnit = (stays: readonly DeskStay[]): ReadonlyMap<string, DeskStay> =>
  new Map(stays.flatMap((stay) => stay.units.map(({ id }) => [id, stay] as const)));

/** The hotel tonight: its floors from the top, each room with who has it. */
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
  const numeric = (one: string, other: string): number => one.localeCompare(other, undefined, { numeric: true });
  return [...Map.groupBy(rooms, ({ unit }) => unit.floor ?? '')]
    .map(([name, own]) => ({
      name,
      rooms: own.toSorted((one, other) => numeric(one.unit.number, other.unit.number)),
    }))
    .toSorted((one, other) => numeric(other.name, one.name));
};

const readiness: Record<Unit['housekeeping'], number> = { inspected: 0, clean: 1, dirty: 2 };

/**
 * Units of the stay's type that nobody else has on any of its nights, those that are ready first. Only what the plan
 * shows is known: whether the unit is still free is the word of the assignment.
 */
export const freeUnits = (
  plan: { readonly units: readonly (Unit & { readonly stays: readonly PlanStay[] })[] },
  stay: Pick<DeskStay, 'bookingId' | 'roomTypeId' | 'checkIn' | 'checkOut'>,
): Unit[] =>
  plan.units
    .filter(
      ({ roomTypeId, status, stays }) =>
        roomTypeId === stay.roomTypeId &&
        status === 'in_service' &&
        stays.every(
          ({ bookingId, from, to }) => bookingId === stay.bookingId || to <= stay.checkIn || from >= stay.checkOut,
        ),
    )
    .toSorted(
      (one, other) =>
        readiness[one.housekeeping] - readiness[other.housekeeping] ||
        one.number.localeCompare(other.number, undefined, { numeric: true }),
    );

interface PlanStay {
  readonly bookingId: string;
  readonly from: string;
  readonly to: string;
}
