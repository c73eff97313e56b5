import type { AnyEvent } from '../../contract/events.ts';
import type { BookingIn } from '../../domain/booking/booking.ts';
import { keptOf } from '../../domain/booking/payment.ts';
import { eachNight } from '../../domain/calendar/date.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import { earnPoints as earn, earningName } from '../../domain/loyalty/account.ts';
import { type NightsByYear, pointsFor, tierIn } from '../../domain/loyalty/programme.ts';
import { withBackoff } from '../backoff.ts';
import type { Bookings } from '../ports/bookings.ts';
import type { PerEuro, Points } from '../ports/loyalty.ts';
import type { Settings } from '../ports/settings.ts';
import type { Clock, Delay } from '../ports/time.ts';

export interface EarnDeps {
  readonly bookings: Pick<Bookings, 'find' | 'history'>;
  readonly points: Points;
  readonly settings: Settings;
  readonly perEuro: PerEuro;
  readonly clock: Clock;
  readonly delay: Delay;
}

/** The nights that were slept, each in its own year. */
const nightsSlept = ({ checkIn, checkOut, releasedFrom }: BookingIn<'completed'>): NightsByYear => {
  const nights: Record<string, number> = {};
  for (const date of eachNight(checkIn, releasedFrom ?? checkOut)) {
    const year = date.slice(0, 4);
    nights[year] = (nights[year] ?? 0) + 1;
  }
  return nights;
};

const earnOnce = async (deps: EarnDeps, booking: BookingIn<'completed'>, at: Instant): Promise<'done' | 'again'> => {
  const { id: bookingId, reference, userId, currency } = booking;
  // However often the event comes, the stay has earned.
  if (await deps.points.has({ userId, at, name: earningName(bookingId) })) return 'done';
  const [account, programme] = await Promise.all([deps.points.account(userId), deps.settings.current()]);
  const tier = tierIn(Number(at.slice(0, 4)), account.nights, programme);
  const perEuro = deps.perEuro(currency);
  const points =
    perEuro === undefined ? 0 : pointsFor({ amount: keptOf(booking.payment), currency, perEuro }, tier, programme);
  const earned = { points, nights: nightsSlept(booking), months: programme.pointsMonths };
  const move = earn(account, earned, { bookingId, reference, at }, deps.clock.now());
  return (await deps.points.commit(move)) === 'committed' ? 'done' : 'again';
};

/**
 * Gives a guest the points and nights of a stay that is over, once. The booking and its history are read again: the
 * event only says where to look.
 * @throws where others kept moving the guest's points; the message comes again
 */
export const earnPoints =
  (deps: EarnDeps) =>
  async (event: AnyEvent): Promise<void> => {
    if (event.type !== 'booking.completed') return;
    const { bookingId } = event.data;
    const [booking, history] = await Promise.all([deps.bookings.find(bookingId), deps.bookings.history(bookingId)]);
    const ended = history.find((entry) => entry.event === 'booking.completed');
    if (booking?.status !== 'completed' || ended === undefined) return;
    // Points are of members: a guest without an account is none, nor is one whom the desk booked.
    if (booking.withoutAccount !== undefined || booking.madeBy !== undefined) return;
    const outcome = await withBackoff(deps.delay, () => earnOnce(deps, booking, ended.at));
    if (outcome === 'gave-up') throw new Error(`the points of booking ${bookingId} could not be written`);
  };
