import { latestOf } from '../../lib/dates.ts';
import { type Nights, type Obstacle, obstacle } from '../../lib/units.ts';
import { type Dates, isSameDates } from './dates.ts';
import type { Plan, PlanStay, PlanUnit } from './queries.ts';

/**
 * A unit's state for a stay, before a request to the system. Only `free` and `dirty` can be dropped on. `taken` names
 * the other stay; `few`: the stay has more rooms than units are free beside this one.
 */
export type Verdict =
  | { readonly kind: 'free' | 'dirty'; readonly unitIds: readonly string[] }
  /** `unit`: the conflict is in this other room of the stay. */
  | (Obstacle<PlanStay> & { readonly unit?: PlanUnit })
  | { readonly kind: 'same' | 'type' | 'unpaid' | 'over' }
  | { readonly kind: 'few'; readonly rooms: number };

/** The nights of a stay in its rooms, on other dates where they change. */
export const nightsOn = (stay: PlanStay, { checkIn, checkOut }: Dates): Nights => ({
  from: checkIn === stay.checkIn ? stay.from : checkIn,
  to: checkOut === stay.checkOut ? stay.to : checkOut,
});

/** The nights that move with a stay: those of guests in house begin tonight. */
export const movingNights = (stay: PlanStay, today: string, dates: Dates = stay): Nights => {
  const { from, to } = nightsOn(stay, dates);
  return { from: stay.status === 'checked_in' ? latestOf(from, today) : from, to };
};

/** Whether units can be assigned to the stay. */
export const canHaveUnit = ({ status }: PlanStay): boolean => status === 'confirmed' || status === 'checked_in';

/** The conflict of the stay in one of these units, and the unit. */
const firstObstacle = (
  { units, blocks }: Pick<Plan, 'units' | 'blocks'>,
  { bookingId }: PlanStay,
  unitIds: readonly string[],
  nights: Nights,
): Verdict | undefined => {
  for (const unit of units.filter(({ id }) => unitIds.includes(id))) {
    const wrong = obstacle(unit, bookingId, nights, blocks);
    if (wrong) return { ...wrong, unit };
  }
  return undefined;
};

/** The units of the stay after a drop on one: as many as it has rooms, if that many are free. */
const unitsWith = (
  { units, blocks }: Pick<Plan, 'units' | 'blocks'>,
  stay: PlanStay,
  from: string | null,
  to: PlanUnit,
  nights: Nights,
): string[] => {
  const unitIds = from === null ? [to.id] : stay.unitIds.map((id) => (id === from ? to.id : id));
  for (const unit of units.slice(units.indexOf(to) + 1).concat(units)) {
    if (unitIds.length >= stay.rooms) break;
    const fits = unit.roomTypeId === stay.roomTypeId && !unitIds.includes(unit.id);
    if (fits && !obstacle(unit, stay.bookingId, nights, blocks)) unitIds.push(unit.id);
  }
  return unitIds;
};

/**
 * What becomes of a stay that is dropped on a unit: of several rooms, the one it was taken from moves; from the tray it
 * takes this unit and the next free ones of its type.
 * @param dates the stay's dates, where they change with it
 */
export const judge = (
  { units, blocks }: Pick<Plan, 'units' | 'blocks'>,
  stay: PlanStay,
  from: string | null,
  to: PlanUnit,
  today: string,
  dates: Dates = stay,
): Verdict => {
  const nights = movingNights(stay, today, dates);
  const sameDates = isSameDates(stay, dates);
  if (!canHaveUnit(stay)) return { kind: stay.status === 'completed' ? 'over' : 'unpaid' };
  if (to.id === from && sameDates) return { kind: 'same' };
  if (to.roomTypeId !== stay.roomTypeId) return { kind: 'type' };
  if (to.id !== from && stay.unitIds.includes(to.id)) return { kind: 'same' };
  const wrong = obstacle(to, stay.bookingId, nights, blocks);
  if (wrong) return wrong;
  const unitIds = unitsWith({ units, blocks }, stay, from, to, nights);
  // On other dates its other rooms have to be free as well.
  const other = sameDates ? undefined : firstObstacle({ units, blocks }, stay, unitIds, nights);
  if (other) return other;
  if (unitIds.length < stay.rooms) return { kind: 'few', rooms: stay.rooms };
  const arrivesToday = nights.from <= today;
  return { kind: to.housekeeping === 'dirty' && arrivesToday ? 'dirty' : 'free', unitIds };
};

/** The reason why a stay has no unit, judged by the days shown. */
export type WhyWithout = 'unpaid' | 'no_units' | 'none_free' | 'open';

export const whyWithout = ({ units, blocks }: Pick<Plan, 'units' | 'blocks'>, stay: PlanStay): WhyWithout => {
  if (!canHaveUnit(stay)) return 'unpaid';
  const own = units.filter(({ roomTypeId }) => roomTypeId === stay.roomTypeId);
  if (own.length === 0) return 'no_units';
  const free = own.filter((unit) => !obstacle(unit, stay.bookingId, stay, blocks));
  return free.length < stay.rooms ? 'none_free' : 'open';
};
