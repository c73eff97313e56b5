import { type Instant, isBefore } from '../calendar/instant.ts';
import { type ActionFacts, holdIsOver } from './actions.ts';

/** Where a booking belongs in a guest's list of stays. */
export type When = 'upcoming' | 'past' | 'cancelled';

/**
 * `cancelled` is what will not take place: cancelled, or a hold that ended unpaid. `past` is a stay that is over by the
 * hotel's check-out time, or a no-show. Everything else is `upcoming`, a stay under way and an open hold too.
 */
export function whenOf(booking: ActionFacts, now: Instant): When {
  const { status, checkOutAt } = booking;
  if (status === 'cancelled' || status === 'expired' || holdIsOver(booking, now)) return 'cancelled';
  if (status === 'completed' || status === 'no_show') return 'past';
  return isBefore(now, checkOutAt) ? 'upcoming' : 'past';
}
