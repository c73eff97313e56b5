import { latestOf } from '../../lib/dates.ts';
import type { Plan, PlanStay, PlanUnit } from './queries.ts';

/** The nights that a stay takes in a unit, from `from` up to, not including, `to`. */
export interface Nights {
  readonly from: string;
  readonly to: string;
}

/**
 * What a unit is for a stay, before the system is asked. Only `free` and `dirty` can be dropped on. `taken` names the
 * other stay; `few`: the stay has more rooms than units are free beside this one.
 */
export type Verdict =
  | { readonly kind: 'free' | 'dirty'; readonly unitIds: readonly string[] }
  | { readonly kind: 'same' | 'type' | 'out' | 'unpaid' | 'over' }
  | { readonly kind: 'few'; readonly rooms: number }
  | { readonly kind: 'taken'; readonly by: PlanStay }
  | { readonly kind: 'blocked'; readonly reason: string };

export const meets = (one: Nights, other: Nights): boolean => one.from < other.to && other.from < one.to;

/** The nights that move with a stay: those of guests in house begin tonight. */
export const movingNights = (stay: PlanStay, today: string): Nights => ({
  from: stay.status === 'checked_in' ? latestOf(stay.from, today) : stay.from,
  to: stay.to,
});

/** Whether units can be assigned to the stay at all. */
export const canHaveUnit = ({ status }: PlanStay): boolean => status === 'confirmed' || status === 'checked_in';

/** What stands in the way of one more stay in the unit on these nights; undefined where nothing does. */
export const obstacle = (
  unit: PlanUnit,
  bookingId: string,
  nights: Nights,
  blocks: Plan['blocks'],
): Verdict | undefined => {
  if (unit.status === 'out_of_service') return { kind: 'out' };
  const by = unit.stays.find((stay) => stay.bookingId !== bookingId && meets(stay, nights));
  if (by) return { kind: 'taken', by };
  const block = blocks.find((each) => unitOf(each) === unit.id && meets(each, nights));
  return block ? { kind: 'blocked', reason: block.reason } : undefined;
};

/** The unit of a block; null where it takes rooms of a type, whichever they are. */
export const unitOf = (block: Plan['blocks'][number]): string | null =>
  'unitId' in block && typeof block.unitId === 'string' ? block.unitId : null;

/**
 * What becomes of a stay that is dropped on a unit: of several rooms, the one it was taken from moves; from the tray it
 * takes this unit and the next free ones of its type.
 */
export const judge = (
  { units, blocks }: Pick<Plan, 'units' | 'blocks'>,
  stay: PlanStay,
  from: string | null,
  to: PlanUnit,
  today: string,
  nights: Nights = movingNights(stay, today),
): Verdict => {
  if (!canHaveUnit(stay)) return { kind: stay.status === 'completed' ? 'over' : 'unpaid' };
  if (to.id === from) return { kind: 'same' };
  if (to.roomTypeId !== stay.roomTypeId) return { kind: 'type' };
  if (stay.unitIds.includes(to.id)) return { kind: 'same' };
  const wrong = obstacle(to, stay.bookingId, nights, blocks);
  if (wrong) return wrong;
  const unitIds = from === null ? [to.id] : stay.unitIds.map((id) => (id === from ? to.id : id));
  for (const unit of units.slice(units.indexOf(to) + 1).concat(units)) {
    if (unitIds.length >= stay.rooms) break;
    const fits = unit.roomTypeId === stay.roomTypeId && !unitIds.includes(unit.id);
    if (fits && !obstacle(unit, stay.bookingId, nights, blocks)) unitIds.push(unit.id);
  }
  if (unitIds.length < stay.rooms) return { kind: 'few', rooms: stay.rooms };
  const arrivesToday = nights.from <= today;
  return { kind: to.housekeeping === 'dirty' && arrivesToday ? 'dirty' : 'free', unitIds };
};

/** Why a stay has no unit, as far as the days shown tell. */
export type WhyWithout = 'unpaid' | 'no_units' | 'none_free' | 'open';

export const whyWithout = ({ units, blocks }: Pick<Plan, 'units' | 'blocks'>, stay: PlanStay): WhyWithout => {
  if (!canHaveUnit(stay)) return 'unpaid';
  const own = units.filter(({ roomTypeId }) => roomTypeId === stay.roomTypeId);
  if (own.length === 0) return 'no_units';
  const free = own.filter((unit) => !obstacle(unit, stay.bookingId, stay, blocks));
  return free.length < stay.rooms ? 'none_free' : 'open';
};
