import { addDays, daysBetween, latestOf } from '../../lib/dates.ts';
import type { PlanStay } from './queries.ts';

/** The dates a stay has, or is to have. */
export interface Dates {
  readonly checkIn: string;
  readonly checkOut: string;
}

/** What of a stay is moved in time: all of it, its arrival or its departure. */
export type Part = 'whole' | 'start' | 'end';

export const isSameDates = (one: Dates, other: Dates): boolean =>
  one.checkIn === other.checkIn && one.checkOut === other.checkOut;

/** Of a stay that has begun the arrival does not move any more. */
export const hasBegun = ({ status, checkIn }: PlanStay, today: string): boolean =>
  status === 'checked_in' || checkIn < today;

const earliest = (one: string, other: string): string => (one < other ? one : other);

/**
 * The dates with a part of the stay moved by some days: at least one night long, never arriving before today, of a stay
 * that has begun only the departure, to today at the earliest.
 */
export const shifted = (stay: PlanStay, dates: Dates, part: Part, days: number, today: string): Dates => {
  const { checkIn, checkOut } = dates;
  const begun = hasBegun(stay, today);
  if (part === 'end') {
    const next = addDays(checkIn, 1);
    return { checkIn, checkOut: latestOf(addDays(checkOut, days), begun ? latestOf(next, today) : next) };
  }
  if (begun) return { checkIn, checkOut };
  if (part === 'start') {
    return { checkIn: latestOf(earliest(addDays(checkIn, days), addDays(checkOut, -1)), today), checkOut };
  }
  const by = Math.max(days, daysBetween(checkIn, today));
  return { checkIn: addDays(checkIn, by), checkOut: addDays(checkOut, by) };
};
