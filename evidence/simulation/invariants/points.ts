import type { Booking } from '../../../functions/domain/booking/booking.ts';
import { keptOf } from '../../../functions/domain/booking/payment.ts';
import { worthRedeemed } from '../../../functions/domain/booking/refunds.ts';
import { pointsIn, type RedeemedPoints } from '../../../functions/domain/loyalty/points-batch.ts';
import { defaultLoyaltyProgramme, worthOf } from '../../../functions/domain/loyalty/programme.ts';
import type { PlainItem } from '../../../memory-dynamodb/index.ts';
import type { Shadow } from '../shadow.ts';
import { must } from '../violation.ts';
import type { Moment } from './moment.ts';
import { refundAt } from './policy.ts';

const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);

const pointsOf = (redeemed: RedeemedPoints | undefined): number => pointsIn(redeemed?.batches ?? []);

/** After every step: each point belongs to exactly one account, booking or open attempt. */
export const checkPointsMoved = ({ shadow, touched }: Moment): void => {
  for (const userId of touched.points) checkAccount(shadow, userId);
  for (const id of new Set([...touched.bookings.keys(), ...touched.money])) {
    const booking = shadow.bookings.get(id)?.booking;
    must(booking !== undefined, 'points pay for a booking', () => id);
    checkTaken(shadow, booking);
  }
  for (const { bookingId, event, actor } of touched.history) {
    const before = touched.bookings.get(bookingId);
    const after = shadow.bookings.get(bookingId)?.booking;
    if (event === 'booking.cancelled' && before && after) checkCancelled(before, after, actor.kind === 'guest');
  }
};

const checkAccount = ({ points }: Shadow, userId: string): void => {
  const batches = points.accounts.get(userId) ?? [];
  const told = points.told.get(userId) ?? 0;
  const both = () => `${userId} has ${JSON.stringify(batches)}, its entries tell ${told}`;
  must(
    batches.every((batch) => batch.points > 0),
    'nobody has fewer points than none',
    both,
  );
  must(pointsIn(batches) === told, 'an account has the sum of its entries', both);
};

/** Points taken for a booking and not returned pay for it, or belong to its open charge. */
const checkTaken = (shadow: Shadow, booking: Booking): void => {
  const attempts = [...(shadow.attempts.get(booking.id)?.values() ?? [])];
  const underWay = attempts.filter(({ state }) => state === 'open').map(({ redeemed }) => pointsOf(redeemed));
  const paying = pointsOf(booking.payment.redeemed);
  const out = shadow.points.out.get(booking.id) ?? 0;
  must(out === paying + sum(underWay), 'points are taken once, and given back once', () => {
    return `${booking.id}, ${booking.status}: ${out} points are out, ${paying} pay for it, under way are ${underWay}`;
  });
  for (const { redeemed, currency } of attempts) {
    if (redeemed === undefined) continue;
    const right = redeemed.worth === worthOf(pointsOf(redeemed), currency, 1, defaultLoyaltyProgramme);
    must(right && redeemed.worth > 0, 'points pay what the settings say', () => JSON.stringify(redeemed));
  }
  const unsold = ['reserved', 'payment_pending', 'expired'].includes(booking.status);
  must(
    !unsold || paying === 0,
    'nobody pays for a stay that is not bought',
    () => `${booking.id} keeps ${paying} points`,
  );
};

/**
 * A guest who cancels gets the refund of the frozen policy, in points as in money; a hotel's cancellation returns all.
 */
const checkCancelled = (before: Booking, after: Booking, byGuest: boolean): void => {
  const worth = worthRedeemed(before);
  const paid = keptOf(before.payment) + worth;
  const refund = byGuest ? refundAt(before, after.cancelledAt ?? '') : paid;
  // The money is rounded half up, the points get the remainder.
  const back = refund - Math.floor((refund * keptOf(before.payment)) / Math.max(paid, 1) + 0.5);
  must(worthRedeemed(after) === worth - back, 'a cancelled stay gives points back by its policy', () => {
    return `${before.id}: of points worth ${worth} those worth ${back} were to come back, ${worthRedeemed(after)} stay`;
  });
};

/** Every completed stay has earned points once, nothing else has; account balances match the items. */
export const checkPoints = (shadow: Shadow, items: readonly PlainItem[]): void => {
  const entries = items.filter(({ type }) => type === 'points-entry');
  const earned = new Map<string, number>();
  for (const entry of entries) {
    if (entry['kind'] !== 'earned') continue;
    const id = String(entry['bookingId']);
    earned.set(id, (earned.get(id) ?? 0) + 1);
  }
  for (const { booking } of shadow.bookings.values()) {
    const times = earned.get(booking.id) ?? 0;
    const owed = booking.status === 'completed' && booking.madeBy === undefined ? 1 : 0;
    must(
      times === owed,
      'a stay that is over earns once',
      () => `${booking.id}, ${booking.status}, has earned ${times} times`,
    );
  }
  for (const account of items) {
    if (account['type'] !== 'points') continue;
    const own = entries.filter(({ pk }) => pk === account['pk']);
    const told = sum(own.map(({ points }) => Number(points)));
    const batches = account['batches'] as readonly { readonly points: number }[];
    const has = sum(batches.map(({ points }) => points));
    must(
      has === told,
      'an account has the sum of its entries',
      () => `${String(account['pk'])} has ${has}, told are ${told}`,
    );
  }
};
