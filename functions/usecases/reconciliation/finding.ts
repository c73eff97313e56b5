import { epochMillis, type Instant } from '../../domain/calendar/instant.ts';
import type { Finding } from '../ports/reconciliation.ts';

/** Minutes between two passes that must find the same before it is repaired: by then any index has caught up. */
export const LEAST_MINUTES = 5;
/** Minutes after which a finding is stale. */
const MOST_MINUTES = 36 * 60;

export const minutesBetween = (from: Instant, to: Instant): number => (epochMillis(to) - epochMillis(from)) / 60_000;

/**
 * What an earlier finding of the same says now: it is `proved`, or `recent` and waits for a later pass, or `stale`, so
 * that it is to be kept anew, as where there was none.
 */
export const judgeFinding = (
  same: Pick<Finding, 'foundAt'> | undefined,
  now: Instant,
): 'proved' | 'recent' | 'stale' => {
  const age = same === undefined ? Number.POSITIVE_INFINITY : minutesBetween(same.foundAt, now);
  if (age > MOST_MINUTES) return 'stale';
  return age >= LEAST_MINUTES ? 'proved' : 'recent';
};
