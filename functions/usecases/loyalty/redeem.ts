import type { Booking } from '../../domain/booking/booking.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import type { FieldErrorCode } from '../../domain/field-error-codes.ts';
import { balanceAt, type PointsMove, redeemPoints } from '../../domain/loyalty/account.ts';
import type { RedeemedPoints } from '../../domain/loyalty/points-batch.ts';
import { type LoyaltyProgramme, mostByPoints, worthOf } from '../../domain/loyalty/programme.ts';
import { formatAmount, type Minor } from '../../domain/money.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { dueOfStay } from '../../domain/stay-price.ts';
import type { Bookings } from '../ports/bookings.ts';
import type { PerEuro } from '../ports/loyalty.ts';
import type { Settings } from '../ports/settings.ts';

/** The most of what is due now that points may pay. */
export const mostWorth = (booking: Booking, programme: LoyaltyProgramme): Minor =>
  Math.min(mostByPoints(booking.totals.total, programme), dueOfStay(booking).dueNow);

export interface RedeemDeps {
  readonly bookings: Pick<Bookings, 'pointsOf'>;
  readonly settings: Settings;
  readonly perEuro: PerEuro;
}

const refused = (code: FieldErrorCode, detail: string, params: Readonly<Record<string, unknown>> = {}): Refusal => ({
  refused: 'refused',
  detail,
  pointer: '/points',
  code,
  params,
});

/**
 * Takes points for a part of a booking's price, for the transaction that opens its attempt to pay. What they are worth
 * is decided here once and stored with the attempt.
 */
export const redeem =
  (deps: RedeemDeps) =>
  async (
    booking: Booking,
    points: number,
    at: Instant,
  ): Promise<{ readonly redeemed: RedeemedPoints; readonly move: PointsMove } | Refusal> => {
    const { id: bookingId, reference, currency, userId } = booking;
    const [account, programme] = await Promise.all([deps.bookings.pointsOf(userId), deps.settings.current()]);
    const perEuro = deps.perEuro(currency);
    if (perEuro === undefined) return refused('points_unavailable', `points pay no ${currency}`, { currency });
    const worth = worthOf(points, currency, perEuro, programme);
    const most = mostWorth(booking, programme);
    if (worth === 0) return refused('points_worth_nothing', 'so few points are worth nothing');
    if (worth > most) {
      const sums = `${formatAmount(most, currency)} ${currency}; these are worth ${formatAmount(worth, currency)}`;
      const detail = `points may pay ${programme.pointsMostPercent} percent of the total, ${sums}`;
      return refused('points_above_share', detail, { percent: programme.pointsMostPercent });
    }
    const taken = redeemPoints(account, points, { bookingId, reference, at, revision: booking.revision + 1 });
    if (taken === undefined) {
      const balance = balanceAt(account, at);
      return refused('too_few_points', `you have ${balance} points`, { balance });
    }
    return { redeemed: { worth, batches: taken.taken }, move: taken.move };
  };
