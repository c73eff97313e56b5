import type { Booking } from '../../domain/booking/booking.ts';
import type { HistoryActor } from '../../domain/booking/history.ts';
import { addDaysWithin, type IsoDate } from '../../domain/calendar/date.ts';
import { type FreeUnit, placeArrivals, type Unplaced } from '../../domain/hotel/assignment.ts';
import { isClean, isUsable } from '../../domain/hotel/unit.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import { LONGEST_STAY } from '../../domain/stay.ts';
import { type StaysTouchingDeps, staysTouching } from '../frontdesk/stays-touching.ts';
import { type Caller, noHotel, owns } from '../hotels/ownership.ts';
import type { Units } from '../ports/units.ts';
import { type Assigned, type AssignUnitsDeps, assignUnits } from './assign-units.ts';

export type AssignArrivalsDeps = AssignUnitsDeps &
  StaysTouchingDeps & { readonly units: Pick<Units, 'findMany' | 'ofHotel' | 'nightsOfMany'> };

export interface AssignArrivals {
  readonly caller: Caller;
  readonly actor: HistoryActor;
  readonly hotelId: string;
  readonly date: IsoDate;
}

/** `changed_meanwhile`: the stay or a unit is not as it was when it was placed; asking again places it anew. */
export type WhyUnassigned = Unplaced | 'changed_meanwhile';

export interface Unassigned {
  readonly bookingId: string;
  readonly why: WhyUnassigned;
}

export interface AssignedArrivals {
  readonly assigned: readonly Assigned[];
  readonly unassigned: readonly Unassigned[];
}

/**
 * Assigns units to the arrivals of a day that have none: as many stays as can be placed without moving another, each in
 * the same units throughout. Every stay is its own transaction, so what happens meanwhile leaves it without.
 */
export const assignArrivals =
  (deps: AssignArrivalsDeps) =>
  async ({ caller, actor, hotelId, date }: AssignArrivals): Promise<AssignedArrivals | Refusal> => {
    const hotel = await deps.hotels.hotel(hotelId);
    if (hotel === undefined || !owns(caller, hotel)) return noHotel;
    const arrivals = await arrivalsWithout(deps, hotelId, date);
    const free = await freeUnits(deps, hotelId, date);
    const assigned: Assigned[] = [];
    const unassigned: Unassigned[] = [];
    for (const [roomTypeId, own] of Map.groupBy(arrivals, (booking) => booking.roomTypeId)) {
      const wanted = own.map(({ id: bookingId, rooms, checkOut }) => ({ bookingId, rooms, checkOut }));
      const placed = placeArrivals(free.get(roomTypeId) ?? [], wanted);
      unassigned.push(...placed.unassigned);
      for (const { bookingId, unitIds } of placed.assigned) {
        const given = await assignUnits(deps)({ caller, actor, bookingId, unitIds, ifMatch: undefined });
        if (isRefusal(given)) unassigned.push({ bookingId, why: 'changed_meanwhile' });
        else assigned.push(given);
      }
    }
    return { assigned, unassigned };
  };

/** The stays that begin on the day and have no unit. */
const arrivalsWithout = async (deps: AssignArrivalsDeps, hotelId: string, date: IsoDate): Promise<Booking[]> =>
  (await staysTouching(deps)(hotelId, date, date)).filter(
    ({ checkIn, status, unitIds }) =>
      checkIn === date && unitIds === undefined && (status === 'confirmed' || status === 'checked_in'),
  );

/** The units that are free on the night of `date`, by room type, with the next night on which each is taken. */
const freeUnits = async (
  { units }: AssignArrivalsDeps,
  hotelId: string,
  date: IsoDate,
): Promise<ReadonlyMap<string, FreeUnit[]>> => {
  const usable = (await units.ofHotel(hotelId)).filter(isUsable);
  const ids = usable.map(({ id }) => id);
  const taken = await units.nightsOfMany(ids, date, addDaysWithin(date, LONGEST_STAY));
  const free = new Map<string, FreeUnit[]>();
  for (const each of usable) {
    const { id, roomTypeId } = each;
    const freeUntil = taken.get(id)?.[0]?.date ?? null;
    if (freeUntil === date) continue;
    const unit = { id, freeUntil, ready: isClean(each) };
    free.set(roomTypeId, [...(free.get(roomTypeId) ?? []), unit]);
  }
  return free;
};
