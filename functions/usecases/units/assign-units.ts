import type { Booking } from '../../domain/booking/booking.ts';
import type { HistoryActor } from '../../domain/booking/history.ts';
import { assignUnits as assigned } from '../../domain/booking/moves.ts';
import type { IsoDate } from '../../domain/calendar/date.ts';
import { today } from '../../domain/calendar/zone.ts';
import type { Unit } from '../../domain/hotel/unit.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import { bookingNotFound, type MoveDecision, type MoveDeps, moveBooking } from '../bookings/move-booking.ts';
import { atDesk } from '../frontdesk/desk.ts';
import type { Caller } from '../hotels/ownership.ts';
import type { UnitRefusal } from '../ports/bookings.ts';
import type { HotelReader } from '../ports/hotels.ts';
import type { Units } from '../ports/units.ts';
import { unitTaken } from './taken-unit.ts';

export interface AssignUnitsDeps extends MoveDeps {
  readonly hotels: Pick<HotelReader, 'hotel'>;
  readonly units: Pick<Units, 'findMany'>;
}

export interface AssignUnits {
  readonly caller: Caller;
  readonly actor: HistoryActor;
  readonly bookingId: string;
  /** One a room; none takes the units away. */
  readonly unitIds: readonly string[];
  /** The units that the caller saw; another assignment since is a stale version. Absent: whichever it has. */
  readonly replaces?: readonly string[] | undefined;
  readonly ifMatch: number | undefined;
}

export interface Assigned {
  readonly booking: Booking;
  /** The units in the order they were named. */
  readonly units: readonly Unit[];
}

const noSuchUnit = (index: number): Refusal => ({
  refused: 'refused',
  detail: 'The hotel has no such unit.',
  pointer: `/unitIds/${index}`,
  code: 'invalid_value',
});

/**
 * Assigns units to a booking, one a room, all or none in one transaction (rule 33). A stay that is in house moves from
 * tonight on; the nights before stay where they were slept. A dirty unit can be assigned, and the answer shows it.
 */
export const assignUnits =
  (deps: AssignUnitsDeps) =>
  async ({ caller, actor, bookingId, unitIds, replaces, ifMatch }: AssignUnits): Promise<Assigned | Refusal> => {
    let units: readonly Unit[] = [];
    const moved = await moveBooking(deps)(bookingId, async (booking, moment): Promise<MoveDecision> => {
      if (!(await atDesk(deps.hotels, caller, booking))) return bookingNotFound;
      if (ifMatch !== undefined && ifMatch !== booking.version) return { refused: 'stale-version' };
      const had = booking.unitIds ?? [];
      if (replaces !== undefined && !isSame(had, replaces) && !isSame(had, unitIds))
        return { refused: 'stale-version' };
      const named = await namedUnits(deps, booking, unitIds);
      if (isRefusal(named)) return named;
      units = named;
      if (isSame(had, unitIds)) return { unchanged: booking };
      const after = assigned(booking, unitIds, firstNight(booking, moment.now), moment);
      return { write: { after, event: null, actor }, onUnits: (refused) => whyTaken(deps, named, refused) };
    });
    return isRefusal(moved) ? moved : { booking: moved, units };
  };

const isSame = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((id, index) => id === other[index]);

/** Tonight, for guests that are in house since an earlier night. */
const firstNight = (booking: Booking, now: string): IsoDate | undefined => {
  const night = today(now, booking.timeZone);
  return booking.status === 'checked_in' && night > booking.checkIn ? night : undefined;
};

/** The units in the order they are named, or why the booking cannot have them. */
const namedUnits = async (
  { units }: AssignUnitsDeps,
  booking: Booking,
  unitIds: readonly string[],
): Promise<readonly Unit[] | Refusal> => {
  const { status, rooms, hotelId, roomTypeId } = booking;
  if (status !== 'confirmed' && status !== 'checked_in') {
    return { refused: 'wrong-state', detail: 'only a confirmed stay or one in house has units', status };
  }
  if (unitIds.length !== 0 && unitIds.length !== rooms) {
    const detail = `The booking has ${rooms} rooms: name as many units, or none.`;
    return { refused: 'refused', detail, pointer: '/unitIds', code: 'invalid_value' };
  }
  const found = new Map((await units.findMany(hotelId, unitIds)).map((unit) => [unit.id, unit]));
  const named: Unit[] = [];
  for (const [index, unitId] of unitIds.entries()) {
    const unit = found.get(unitId);
    if (unit === undefined || unit.retiring !== undefined) return noSuchUnit(index);
    const wrong = unit.roomTypeId === roomTypeId ? undefined : 'is of another room type';
    const detail = wrong ?? (unit.status === 'in_service' ? undefined : 'is out of service');
    if (detail !== undefined) {
      return {
        refused: 'refused',
        detail: `Unit ${unit.number} ${detail}.`,
        pointer: `/unitIds/${index}`,
        code: 'does_not_go_with',
      };
    }
    named.push(unit);
  }
  return named;
};

/** The first unit that is taken; one that has changed meanwhile is none to be had. */
const whyTaken = async (
  { bookings }: AssignUnitsDeps,
  units: readonly Unit[],
  refused: readonly UnitRefusal[],
): Promise<Refusal> =>
  (await unitTaken(bookings, units, refused)) ??
  noSuchUnit(
    Math.max(
      0,
      units.findIndex(({ id }) => id === refused[0]?.unitId),
    ),
  );
