import type { Instant } from '../calendar/instant.ts';
import { giveBackWorth } from '../loyalty/points-batch.ts';
import type { Minor } from '../money.ts';
import type { Booking } from './booking.ts';
import { keptOf, type Payment, type PaymentAttempt, type PaymentStatus, type RefundEntry } from './payment.ts';

/** The booking with what it owes back promised, and the entries that will be paid out. */
export interface Promised<B extends Booking> {
  readonly booking: B;
  readonly refunds: readonly RefundEntry[];
}

const statusOf = (payment: Omit<Payment, 'status'>, otherwise: PaymentStatus): PaymentStatus => {
  if (payment.refundDue > 0) return 'refund_pending';
  if (payment.refunded === 0) return otherwise;
  return payment.refunded >= payment.paid ? 'refunded' : 'partially_refunded';
};

/**
 * Promises `amount` of the charges kept, the newest first, an entry a charge (rule 14). It is written in the
 * transaction that owes it and paid out after.
 */
export const promiseRefund = <B extends Booking>(
  booking: B,
  amount: Minor,
  reason: RefundEntry['reason'],
  now: Instant,
): Promised<B> => {
  if (amount === 0) return { booking, refunds: [] };
  if (amount > keptOf(booking.payment)) throw new RangeError(`a refund of ${amount} is more than is kept`);
  const refunds: RefundEntry[] = [];
  let open = amount;
  const charges = booking.payment.charges.toReversed().map((charge) => {
    const share = Math.min(open, charge.amount - charge.returned);
    if (share === 0) return charge;
    open -= share;
    refunds.push(entry(booking, booking.refund + refunds.length + 1, charge.attempt, share, reason, now));
    return { ...charge, returned: charge.returned + share };
  });
  const payment = { ...booking.payment, charges: charges.toReversed(), refundDue: booking.payment.refundDue + amount };
  return {
    booking: {
      ...booking,
      refund: booking.refund + refunds.length,
      payment: { ...payment, status: statusOf(payment, 'paid') },
    },
    refunds,
  };
};

/** The booking with points worth so much given back; the commit carries them to the guest's account. */
export const giveBackPoints = <B extends Booking>(booking: B, worth: Minor): B => {
  const { redeemed } = booking.payment;
  if (redeemed === undefined || worth === 0) return booking;
  return { ...booking, payment: { ...booking.payment, redeemed: giveBackWorth(redeemed, worth) } };
};

/** What the points that pay for the booking are worth in its currency. */
export const worthRedeemed = ({ payment }: Pick<Booking, 'payment'>): Minor => payment.redeemed?.worth ?? 0;

/** A charge that no version keeps goes back whole; it never counted as paid. */
export const returnCharge = <B extends Booking>(booking: B, attempt: PaymentAttempt, now: Instant): Promised<B> => {
  const n = booking.refund + 1;
  return {
    booking: { ...booking, refund: n },
    refunds: [entry(booking, n, attempt.n, attempt.amount, 'not_kept', now)],
  };
};

const entry = (
  booking: Booking,
  n: number,
  attempt: number,
  amount: Minor,
  reason: RefundEntry['reason'],
  now: Instant,
): RefundEntry => ({
  bookingId: booking.id,
  n,
  attempt,
  amount,
  currency: booking.currency,
  reason,
  state: 'due',
  tries: 0,
  createdAt: now,
  dueAt: now,
  settledAt: null,
});

/** Tries after which a person should look at a refund; the hourly tries go on (rule 14). */
const FAILING_TRIES = 10;

/** Whether a refund that is owed has failed so often that it will not settle by itself. */
export const isFailing = ({ state, tries }: RefundEntry): boolean => state === 'due' && tries >= FAILING_TRIES;

/** The booking once the gateway has given `refund` back; one of a charge never kept moves no sum. */
export const settleRefund = <B extends Booking>(booking: B, refund: RefundEntry): B => {
  if (refund.reason === 'not_kept') return booking;
  const payment = {
    ...booking.payment,
    refundDue: booking.payment.refundDue - refund.amount,
    refunded: booking.payment.refunded + refund.amount,
  };
  return { ...booking, payment: { ...payment, status: statusOf(payment, booking.payment.status) } };
};

/** The booking once a refund that had been settled turns out not to have reached the guest: it is owed again. */
export const reopenRefund = <B extends Booking>(booking: B, refund: RefundEntry): B => {
  if (refund.reason === 'not_kept') return booking;
  const payment = {
    ...booking.payment,
    refundDue: booking.payment.refundDue + refund.amount,
    refunded: booking.payment.refunded - refund.amount,
  };
  return { ...booking, payment: { ...payment, status: statusOf(payment, booking.payment.status) } };
};
