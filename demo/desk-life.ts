import type { Booking, BookingIn } from '../functions/domain/booking/booking.ts';
import type { HistoryActor } from '../functions/domain/booking/history.ts';
import { assignUnits, checkIn, complete, correct } from '../functions/domain/booking/moves.ts';
import { eachNight, type IsoDate } from '../functions/domain/calendar/date.ts';
import { addMinutes, type Instant, isBefore } from '../functions/domain/calendar/instant.ts';
import { toInstant } from '../functions/domain/calendar/zone.ts';
import { bookingHolder, type Unit, type UnitNight } from '../functions/domain/hotel/unit.ts';
import type { Chance } from './chance.ts';
import { entry, type SoldStay, slept } from './sell.ts';
import type { BookedStay } from './stays.ts';

/** The nights of each unit by its id, and who has them. */
export type UnitBook = ReadonlyMap<string, readonly UnitNight[]>;

interface Scene {
  readonly stays: readonly BookedStay[];
  readonly units: readonly Unit[];
  readonly firstDay: IsoDate;
  readonly now: Instant;
}

interface Life {
  readonly stays: readonly SoldStay[];
  readonly units: readonly Unit[];
  readonly unitNights: UnitBook;
}

type Confirmed = SoldStay<BookingIn<'confirmed'>>;

const isConfirmed = (stay: BookedStay): stay is BookedStay & Confirmed => stay.booking.status === 'confirmed';

const owner = ({ ownerId: id }: Booking): HistoryActor => ({ kind: 'owner', id });

/** How many arrivals of today, and of later days, have their unit already, in percent. */
const TODAY_WITH_UNIT = 65;
const LATER_WITH_UNIT = 50;
/** How many of those who leave today have left by the desk before check-out time, in percent. */
const LEFT_EARLY = 40;

/** Assigns to a stay the first unit of its type that is free on all its nights; undefined if there is none. */
const unitFor = (booking: Booking, units: readonly Unit[], taken: Map<string, UnitNight[]>): Unit | undefined => {
  const dates = new Set(eachNight(booking.checkIn, booking.checkOut));
  return units.find(
    ({ id, roomTypeId, status }) =>
      roomTypeId === booking.roomTypeId &&
      status === 'in_service' &&
      !(taken.get(id) ?? []).some(({ date }) => dates.has(date)),
  );
};

/** The guest has announced the arrival time, soon after booking. */
const withArrivalTime = (stay: BookedStay & Confirmed): Confirmed => {
  const arrivalTime = stay.running?.arrivalTime ?? null;
  if (arrivalTime === null) return stay;
  const moment = { now: addMinutes(stay.booking.updatedAt, 4), nonce: `${stay.booking.id}-5` };
  const booking = correct(stay.booking, { arrivalTime }, moment);
  const told = entry(stay.booking, booking, 'booking.changed', { kind: 'guest', id: booking.userId });
  return { ...stay, booking, history: [...stay.history, told] };
};

const withUnit = (stay: Confirmed, unit: Unit, taken: Map<string, UnitNight[]>): Confirmed => {
  const { id, checkIn, checkOut } = stay.booking;
  const nights = eachNight(checkIn, checkOut).map((date) => ({ date, holder: bookingHolder(id) }));
  taken.set(unit.id, [...(taken.get(unit.id) ?? []), ...nights]);
  const moment = { now: addMinutes(stay.booking.updatedAt, 10), nonce: `${id}-6` };
  return { ...stay, booking: assignUnits(stay.booking, [unit.id], undefined, moment) };
};

/** The time of the guests' arrival: as announced, else in the afternoon. */
const arrivalOf = ({ booking }: Confirmed, chance: Chance): Instant => {
  const hour = String(chance.between(14, 20)).padStart(2, '0');
  const minute = String(chance.between(0, 59)).padStart(2, '0');
  return toInstant(booking.checkIn, booking.arrivalTime ?? `${hour}:${minute}`, booking.timeZone);
};

const moved = (stay: SoldStay, booking: Booking, event: 'booking.checked_in' | 'booking.completed'): SoldStay => ({
  ...stay,
  booking,
  history: [...stay.history, entry(stay.booking, booking, event, owner(booking))],
});

/** The present state of the stay: to come, in house, or over. */
const asOf = (stay: Confirmed, now: Instant, chance: Chance): SoldStay => {
  const arrival = arrivalOf(stay, chance);
  const [early, minutes] = [chance.percent(LEFT_EARLY), chance.between(10, 200)];
  const { checkOutAt, id, unitIds } = stay.booking;
  const settled = addMinutes(now, -2);
  if (unitIds === undefined || isBefore(settled, arrival)) return stay;
  const inHouse = checkIn(stay.booking, { now: arrival, nonce: `${id}-7` });
  const there = moved(stay, inHouse, 'booking.checked_in');
  if (!isBefore(settled, checkOutAt)) return slept({ ...there, booking: inHouse });
  const departure = addMinutes(checkOutAt, -minutes);
  if (!early || isBefore(settled, departure)) return there;
  return moved(there, complete(inHouse, null, { now: departure, nonce: `${id}-4` }), 'booking.completed');
};

/** Housekeeping at this hour: where guests have left all is to be cleaned, where they are in some has been. */
const kept = (units: readonly Unit[], stays: readonly SoldStay[], firstDay: IsoDate, chance: Chance): Unit[] => {
  const slept = new Map<string, 'in' | 'gone'>();
  for (const { booking } of stays) {
    const state = booking.status === 'checked_in' ? 'in' : booking.status === 'completed' ? 'gone' : undefined;
    if (state === undefined || booking.checkOut < firstDay) continue;
    for (const unitId of booking.unitIds ?? []) if (slept.get(unitId) !== 'in') slept.set(unitId, state);
  }
  return units.map((unit) => {
    const state = slept.get(unit.id);
    const dirty = chance.percent(state === 'in' ? 45 : state === 'gone' ? 80 : 8);
    return dirty ? { ...unit, housekeeping: 'dirty' } : unit;
  });
};

/**
 * A running hotel at this hour: guests in house have a unit and are checked in, departed guests are checked out, and
 * some arrivals already have a unit. Earlier stays come first, so that a stay that began has its unit throughout.
 */
export const liveThere = ({ stays, units, firstDay, now }: Scene, chance: Chance): Life => {
  const taken = new Map<string, UnitNight[]>();
  const coming = stays.filter(isConfirmed).sort((one, other) => (one.booking.checkIn < other.booking.checkIn ? -1 : 1));
  const lived = new Map<string, SoldStay>();
  const doors = units.map((unit) => ({ unit, at: chance.next() })).sort((one, other) => one.at - other.at);
  const mixed = doors.map(({ unit }) => unit);
  for (const stay of coming) {
    const { checkIn, rooms } = stay.booking;
    const share = checkIn < firstDay ? 100 : checkIn === firstDay ? TODAY_WITH_UNIT : LATER_WITH_UNIT;
    const wanted = chance.percent(share) && rooms === 1;
    const told = withArrivalTime(stay);
    const unit = wanted ? unitFor(stay.booking, mixed, taken) : undefined;
    lived.set(stay.booking.id, unit === undefined ? told : asOf(withUnit(told, unit, taken), now, chance));
  }
  const all = stays.map((stay): SoldStay => {
    const { running: _running, ...plain } = stay;
    return lived.get(stay.booking.id) ?? plain;
  });
  return { stays: all, units: kept(units, all, firstDay, chance), unitNights: taken };
};
