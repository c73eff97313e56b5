import { type Instant, isBefore } from '../calendar/instant.ts';
import { type Minor, roundHalfUp } from '../money.ts';
import { capDeadlines, type DatedPolicy, isBeforeFirstDeadline, keptByPolicy, moveDeadlines } from '../policy.ts';
import { policyBase } from '../rates/payment-terms.ts';
import { dueOfStay, type FrozenStay, payableOf, type Totals } from '../stay-price.ts';
import type { Booking } from './booking.ts';
import { keptOf } from './payment.ts';
import { worthRedeemed } from './refunds.ts';

// What a cancellation or a change does to the money of a booking: the one place of rule 28's arithmetic. P is what is
// paid, B what the policy is counted of, K what the policy keeps now, F what earlier changes have forfeited.

/** What the arithmetic needs of a booking. */
export type SettledBooking = PolicyTerms & Pick<Booking, 'payment'>;

/** P: money and the worth of points, less what went back or is promised back. */
export const paidNet = (booking: Pick<Booking, 'payment'>): Minor => keptOf(booking.payment) + worthRedeemed(booking);

/** What a cancellation gives back of `paid` where the policy keeps `kept` of the price. */
const refundOf = (paid: Minor, kept: Minor, forfeited: Minor): Minor => Math.max(0, paid - Math.max(kept, forfeited));

/** What comes back, in money and in the worth of points. */
export interface Refund {
  readonly money: Minor;
  readonly worth: Minor;
}

/** The refund in the proportion in which the booking is paid; the money is rounded half up, the points are the rest. */
const inProportion = (refund: Minor, booking: Pick<Booking, 'payment'>): Refund => {
  const paid = paidNet(booking);
  if (paid === 0) return { money: refund, worth: 0 };
  const money = roundHalfUp(BigInt(refund) * BigInt(keptOf(booking.payment)), BigInt(paid));
  return { money, worth: refund - money };
};

/** What a cancellation at `now` gives back: by the frozen policy where the guest cancels, all where the hotel does. */
export const cancellationRefund = (booking: SettledBooking, by: 'guest' | 'owner', now: Instant): Refund => {
  const paid = paidNet(booking);
  const kept = keptByPolicy(booking.policy, payableOf(booking), now);
  return inProportion(by === 'owner' ? paid : refundOf(paid, kept, booking.forfeited), booking);
};

/** A deadline with what a cancellation at `until` or before gives back, once every deadline before it has passed. */
export interface StepRefund extends Refund {
  readonly until: Instant;
}

/** A price with its policy, as a quote or a booking has it. */
export type PolicyTerms = Pick<FrozenStay, 'party' | 'plan' | 'nights' | 'policy' | 'totals' | 'forfeited'>;

/** Each step's refund of `paid`. */
const stepsOf = (terms: PolicyTerms, paid: Minor) =>
  terms.policy.steps.map(({ until }) => {
    const kept = keptByPolicy(terms.policy, payableOf(terms), until);
    return { until, refund: refundOf(paid, kept, terms.forfeited) };
  });

/** What each step of a stay that is not paid yet will give back of what is paid with the booking. */
export const stepsOfQuote = (terms: PolicyTerms) => stepsOf(terms, dueOfStay(terms).dueNow);

/** What each step of a booking gives back of what is paid, or of what is due now once it is. */
export const stepsOfBooking = (booking: SettledBooking): StepRefund[] =>
  stepsOf(booking, paidNet(booking) || dueOfStay(booking).dueNow).map(({ until, refund }) => ({
    until,
    ...inProportion(refund, booking),
  }));

/** The last deadline still to come by which a cancellation gives back anything of what the stay costs; null for none. */
export const refundableUntil = (terms: PolicyTerms, now: Instant): Instant | null => {
  const base = policyBase(terms);
  const givesBack = ({ until }: { readonly until: Instant }): boolean =>
    isStillMet(until, now) && refundOf(base, keptByPolicy(terms.policy, payableOf(terms), until), terms.forfeited) > 0;
  return terms.policy.steps.findLast(givesBack)?.until ?? null;
};

/** Whether a cancellation by some step that is still to come gives anything back. */
export const isRefundable = (terms: PolicyTerms, now: Instant): boolean => refundableUntil(terms, now) !== null;

const isStillMet = (until: Instant, now: Instant): boolean => !isBefore(until, now);

/** F after a change at `now`: what a cancellation then would have kept of what is paid. It never falls. */
export const forfeitedAt = (booking: SettledBooking, now: Instant): Minor => {
  const kept = keptByPolicy(booking.policy, payableOf(booking), now);
  return Math.max(booking.forfeited, Math.min(paidNet(booking), kept));
};

/** The price of a changed stay: never below what is forfeited; the difference is a line of its own, without tax. */
export const withFee = (stay: Totals, forfeited: Minor): Totals => {
  const fee = forfeited - policyBase({ totals: stay });
  if (fee <= 0) return stay;
  const line = { name: 'Cancellation fee', amount: fee, kind: 'fee' } as const;
  return { ...stay, taxes: [...stay.taxes, line], total: stay.total + fee };
};

/**
 * The deadlines after a guest's change at `now`. Before the first one they move with the stay, and always while nothing
 * is paid; after it they stay where they are, as a later arrival must not bring back what has lapsed. None is later than
 * check-in.
 */
export const policyAfterChange = (
  booking: SettledBooking & Pick<Booking, 'checkInAt'>,
  checkInAt: Instant,
  now: Instant,
): DatedPolicy => {
  const moves = paidNet(booking) === 0 || isBeforeFirstDeadline(booking.policy, now);
  return moves ? moveDeadlines(booking.policy, booking.checkInAt, checkInAt) : capDeadlines(booking.policy, checkInAt);
};

/** What is still to be paid at the hotel; a stay that was given back, or never came, owes nothing more (rule 30). */
export const dueAtHotelOf = (booking: SettledBooking & Pick<Booking, 'status'>): Minor => {
  const { status, totals } = booking;
  if (status === 'cancelled' || status === 'no_show' || status === 'expired') return 0;
  const isUnpaid = status === 'reserved' || status === 'payment_pending';
  return Math.max(0, totals.total - (isUnpaid ? dueOfStay(booking).dueNow : paidNet(booking)));
};

/** What the front desk has to take, below 0 to give: what is promised back there counts until it is given. */
export const balanceOf = (booking: SettledBooking): Minor =>
  booking.totals.total - paidNet(booking) - (booking.payment.desk?.due ?? 0);

/** What a confirmation would charge: of a booking that is not paid yet, and of a hold that ran out and may be taken again. */
export const dueNowOf = (booking: SettledBooking & Pick<Booking, 'status'>): Minor =>
  ['reserved', 'payment_pending', 'expired'].includes(booking.status) ? dueOfStay(booking).dueNow : 0;

/** What a change charges, or gives back. */
export interface ChangeMoney {
  readonly charge: Minor;
  readonly back: Minor;
}

/** What a changed stay costs, and what the payment terms of the booking ask of it before arrival. */
export interface ChangedPrice {
  readonly total: Minor;
  readonly dueNow: Minor;
  readonly forfeited: Minor;
}

/** Rule 15; what the desk took stays paid as far as the changed stay costs it. */
export const settleChange = ({ total, dueNow, forfeited }: ChangedPrice, paid: Minor, atDesk: Minor): ChangeMoney => ({
  charge: Math.max(0, dueNow - paid),
  back: Math.max(0, paid - Math.max(Math.min(total, dueNow + atDesk), forfeited)),
});
