import { addHours, type Instant } from '../calendar/instant.ts';
import type { RefusalOf } from '../refusal.ts';
import { judgeStay, type Stay } from '../stay.ts';
import type { SearchMoment } from './criteria.ts';

/** The hours from UTC of the last and the first place where a day begins. */
const EDGES = [-12, 14] as const;

/**
 * Whether this stay can be sold in any time zone: it is refused only where both the last place to begin the day and the
 * first refuse it, so a check-in is past when it is past everywhere. Hotels in between are judged by their own day.
 */
export function judgeSearchedStay(
  stay: Pick<Stay, 'checkIn' | 'checkOut'>,
  moment: SearchMoment,
): RefusalOf<'stay-not-allowed'> | undefined {
  const [west, east] = EDGES.map((hours) => judgeStay(stay, { ...moment, today: dateAt(moment.now, hours) }));
  return west && east;
}

function dateAt(now: Instant, hoursFromUtc: number): string {
  return addHours(now, hoursFromUtc).slice(0, 10);
}
