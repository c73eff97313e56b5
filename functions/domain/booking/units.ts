import type { IsoDate } from '../calendar/date.ts';
import { monthOf } from '../calendar/months.ts';
import type { Booking } from './booking.ts';
import { heldBy } from './delta.ts';

/** What one month of a unit moves by (rule 33). */
export interface UnitDelta {
  readonly unitId: string;
  /** `YYYY-MM`. */
  readonly month: string;
  readonly take: readonly IsoDate[];
  readonly give: readonly IsoDate[];
}

type Night = `${string}#${IsoDate}`;

/** The unit-nights that a booking says it has: of its units, on the nights it holds, from the day it moved into them. */
export const claimedUnitNights = (booking: Booking): { unitId: string; date: IsoDate }[] =>
  [...unitNights(booking, '')].map((night) => {
    const [unitId = '', date = ''] = night.split('#');
    return { unitId, date };
  });

/** The unit-nights of a booking from `from` on, by unit and date. */
const unitNights = (booking: Booking | null, from: IsoDate): Set<Night> => {
  if (booking?.unitIds === undefined) return new Set();
  const dates = heldBy(booking).dates.filter((date) => date >= from && date >= (booking.unitsFrom ?? date));
  return new Set(booking.unitIds.flatMap((unitId) => dates.map((date): Night => `${unitId}#${date}`)));
};

/**
 * What each month of each unit moves by from `before` to `after`. Whatever frees a night of a booking frees its
 * unit-night too. A stay that moves to another unit in house leaves the nights before `unitsFrom` where they were slept.
 */
export const unitsDelta = (before: Booking | null, after: Booking): UnitDelta[] => {
  const from = after.unitsFrom ?? '';
  const had = unitNights(before, from);
  const has = unitNights(after, from);
  const months = new Map<string, { unitId: string; month: string; take: IsoDate[]; give: IsoDate[] }>();
  const note = (night: Night, what: 'take' | 'give'): void => {
    const [unitId = '', date = ''] = night.split('#');
    const month = monthOf(date);
    const name = `${unitId}#${month}`;
    const delta = months.get(name) ?? { unitId, month, take: [], give: [] };
    delta[what].push(date);
    months.set(name, delta);
  };
  for (const night of has) if (!had.has(night)) note(night, 'take');
  for (const night of had) if (!has.has(night)) note(night, 'give');
  return [...months.values()];
};
