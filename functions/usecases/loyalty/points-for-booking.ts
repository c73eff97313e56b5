import { judgeAction } from '../../domain/booking/actions.ts';
import type { Booking } from '../../domain/booking/booking.ts';
import { type GuestAccess, isOwnBooking } from '../../domain/booking/guest-access.ts';
import { balanceAt } from '../../domain/loyalty/account.ts';
import { pointsWorthMost, worthOf } from '../../domain/loyalty/programme.ts';
import type { Minor } from '../../domain/money.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { dueOfStay } from '../../domain/stay-price.ts';
import { bookingNotFound } from '../bookings/move-booking.ts';
import type { Bookings } from '../ports/bookings.ts';
import type { Clock } from '../ports/time.ts';
import { mostWorth, type RedeemDeps } from './redeem.ts';

export interface PointsForBooking {
  readonly booking: Booking;
  readonly balance: number;
  /** The most of them that can pay for it now; 0 where none can. */
  readonly most: number;
  /** So many, as asked for; never more than `most`. */
  readonly points: number;
  /** What those pay, in minor units of the booking's currency. */
  readonly worth: Minor;
  /** What is left to charge. */
  readonly dueNow: Minor;
}

type Deps = Omit<RedeemDeps, 'bookings'> & {
  readonly bookings: Pick<Bookings, 'find' | 'pointsOf'>;
  readonly clock: Clock;
};

/**
 * What the caller's points can pay of a hold, judged as its confirmation would; nothing is taken.
 * @returns the worth of `asked` points, or of the most that can pay where none are asked for
 */
export const pointsForBooking =
  (deps: Deps) =>
  async (access: GuestAccess, bookingId: string, asked: number | undefined): Promise<PointsForBooking | Refusal> => {
    const booking = await deps.bookings.find(bookingId);
    if (!booking || !isOwnBooking(booking, access)) return bookingNotFound;
    const now = deps.clock.now();
    const refusal = judgeAction('confirm', booking, 'guest', now);
    if (refusal) return refusal;
    const [account, programme] = await Promise.all([deps.bookings.pointsOf(booking.userId), deps.settings.current()]);
    const { currency } = booking;
    const balance = balanceAt(account, now);
    const perEuro = deps.perEuro(currency);
    const { dueNow } = dueOfStay(booking);
    if (perEuro === undefined) return { booking, balance, most: 0, points: 0, worth: 0, dueNow };
    const most = pointsWorthMost(balance, mostWorth(booking, programme), { currency, perEuro }, programme);
    const points = Math.min(asked ?? most, most);
    const worth = worthOf(points, currency, perEuro, programme);
    return { booking, balance, most, points, worth, dueNow: dueNow - worth };
  };
