import type { Instant } from '../calendar/instant.ts';
import { giveBackWorth } from '../loyalty/points-batch.ts';
import type { Minor } from '../money.ts';
import type { Booking } from './booking.ts';
import {
  type DeskMoney,
  keptOf,
  type Payment,
  type PaymentAttempt,
  type PaymentStatus,
  type RefundEntry,
} from './payment.ts';

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

const NO_DESK: DeskMoney = { taken: 0, returned: 0, due: 0 };

/** What the desk has taken, less what of it is promised or given back. */
export const keptAtDesk = ({ desk = NO_DESK }: Pick<Payment, 'desk'>): Minor => desk.taken - desk.returned;

/** By which way a refund goes: card charges to their cards and the rest at the desk, or all of it at the desk. */
export type RefundWay = 'card' | 'desk';

/** Takes `amount` from the charges, the newest first; `shares` says how much of which, `open` what is left of it. */
const takeFromCharges = (charges: Payment['charges'], amount: Minor) => {
  const shares: { attempt: number; share: Minor }[] = [];
  let open = amount;
  const left = charges.toReversed().map((charge) => {
    const share = Math.min(open, charge.amount - charge.returned);
    if (share === 0) return charge;
    open -= share;
    shares.push({ attempt: charge.attempt, share });
    return { ...charge, returned: charge.returned + share };
  });
  return { charges: left.toReversed(), shares, open };
};

/**
 * Promises `amount` of what is kept (rule 14), in the transaction that owes it: card charges, the newest first, an entry
 * a charge, which is paid out after; what the desk took, as an entry that waits for the desk to give it. By way of the
 * desk it is one such entry, of the desk's own money first.
 */
export const promiseRefund = <B extends Booking>(
  booking: B,
  amount: Minor,
  reason: RefundEntry['reason'],
  now: Instant,
  way: RefundWay = 'card',
): Promised<B> => {
  if (amount === 0) return { booking, refunds: [] };
  const { payment } = booking;
  if (amount > keptOf(payment)) throw new RangeError(`a refund of ${amount} is more than is kept`);
  const deskFirst = way === 'desk' ? Math.min(amount, keptAtDesk(payment)) : 0;
  const { charges, shares, open } = takeFromCharges(payment.charges, amount - deskFirst);
  const fromDesk = deskFirst + open;
  const toCards = way === 'desk' ? [] : shares;
  const atDesk = amount - toCards.reduce((sum, { share }) => sum + share, 0);
  const refunds = toCards.map(({ attempt, share }, index) =>
    entry(booking, booking.refund + index + 1, attempt, share, reason, now),
  );
  if (atDesk > 0) {
    const waits = entry(booking, booking.refund + refunds.length + 1, 0, atDesk, reason, now);
    refunds.push({ ...waits, dueAt: null, desk: { given: 0 } });
  }
  const { desk = NO_DESK } = payment;
  const promised = {
    ...payment,
    charges,
    refundDue: payment.refundDue + amount,
    ...(atDesk > 0 && { desk: { ...desk, returned: desk.returned + fromDesk, due: desk.due + atDesk } }),
  };
  return {
    booking: {
      ...booking,
      refund: booking.refund + refunds.length,
      payment: { ...promised, status: statusOf(promised, 'paid') },
    },
    refunds,
  };
};

/** The booking with money that the desk took. */
export const takeAtDesk = <B extends Booking>(booking: B, amount: Minor): B => {
  const { payment } = booking;
  const { desk = NO_DESK } = payment;
  const taken = { ...payment, paid: payment.paid + amount, desk: { ...desk, taken: desk.taken + amount } };
  return { ...booking, payment: { ...taken, status: statusOf(taken, 'paid') } };
};

/** The most that the desk may give back: what is promised there, and what it has taken and still keeps. */
export const mostFromDesk = (payment: Payment): Minor => (payment.desk?.due ?? 0) + keptAtDesk(payment);

/** The entries that wait for the desk, as giving `amount` leaves them, oldest first; those it does not reach are left out. */
const closeEntries = (waiting: readonly RefundEntry[], amount: Minor, now: Instant): RefundEntry[] => {
  let open = amount;
  return waiting.flatMap((entry) => {
    const { desk = { given: 0 } } = entry;
    const share = Math.min(open, entry.amount - desk.given);
    if (share === 0) return [];
    open -= share;
    const given = desk.given + share;
    const moved = { ...entry, desk: { given } };
    return [given === entry.amount ? { ...moved, state: 'settled', settledAt: now } : moved];
  });
};

/**
 * The booking once the desk has given `amount`: what was promised there first, in the order of the promises, then of
 * what the desk has taken.
 *
 * @param refunds every refund of the booking, oldest first
 * @throws RangeError where it is more than the desk may give
 */
export const giveAtDesk = <B extends Booking>(
  booking: B,
  amount: Minor,
  refunds: readonly RefundEntry[],
  now: Instant,
): { readonly booking: B; readonly closed: readonly RefundEntry[] } => {
  const { payment } = booking;
  if (amount > mostFromDesk(payment)) throw new RangeError(`${amount} is more than the desk may give back`);
  const { desk = NO_DESK } = payment;
  const promised = Math.min(amount, desk.due);
  const waiting = refunds.filter((refund) => refund.desk !== undefined && refund.state === 'due');
  const given = {
    ...payment,
    refundDue: payment.refundDue - promised,
    refunded: payment.refunded + amount,
    desk: { ...desk, returned: desk.returned + amount - promised, due: desk.due - promised },
  };
  return {
    booking: { ...booking, payment: { ...given, status: statusOf(given, 'paid') } },
    closed: closeEntries(waiting, promised, now),
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
