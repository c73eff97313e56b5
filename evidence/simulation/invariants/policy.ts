import type { Booking } from '../../../functions/domain/booking/booking.ts';
import { keptOf } from '../../../functions/domain/booking/payment.ts';
import { worthRedeemed } from '../../../functions/domain/booking/refunds.ts';
import { must } from '../violation.ts';
import type { Moment } from './moment.ts';
import { baseOf, firstNights } from './rates.ts';

const HOUR = 3_600_000;

/** The amount paid, in money and points, less refunds made or promised. */
const paid = (booking: Booking): number => keptOf(booking.payment) + worthRedeemed(booking);

/** Half up; percentages have at most two decimals, and amounts are far below the exact range of a double. */
const share = (amount: number, percent: number): number =>
  Math.floor((amount * Math.round(percent * 100)) / 10_000 + 0.5);

/** The refund of a cancellation by the guest at `at`, derived from the text of rule 28 and not from its code. */
export const refundAt = (booking: Booking, at: string): number => {
  return Math.max(0, paid(booking) - Math.max(keptAt(booking, at), booking.forfeited));
};

/** K: the fee of the first step still in time, and at least those of the steps before it; all of B after the last. */
const keptAt = (booking: Booking, at: string): number => {
  const base = baseOf(booking);
  let kept = 0;
  for (const { until, refundPercent, penaltyNights } of booking.policy.steps) {
    const fee =
      refundPercent === undefined ? firstNights(booking, penaltyNights, base) : base - share(base, refundPercent);
    kept = Math.max(kept, fee);
    if (at <= until) return kept;
  }
  return base;
};

const told = (before: Booking, after: Booking): string => {
  const of = ({ status, totals, forfeited, checkInAt, policy, payment }: Booking): string =>
    JSON.stringify({ status, total: totals.total, forfeited, checkInAt, steps: policy.steps, payment });
  return `${before.id} was ${of(before)} and is ${of(after)}`;
};

const isSameStay = (one: Booking, other: Booking): boolean =>
  one.roomTypeId === other.roomTypeId &&
  one.checkIn === other.checkIn &&
  one.checkOut === other.checkOut &&
  JSON.stringify(one.party) === JSON.stringify(other.party);

/**
 * Rule 28: after any change by the guest, the hotel keeps at least as much as after a cancellation before the change:
 * refunded + later refund <= refund before the change + later payments.
 */
export class PolicyFloors {
  /** By booking: the maximum amount that the hotel would have kept at its changes. */
  readonly #kept = new Map<string, number>();

  check({ shadow, touched }: Moment): void {
    for (const [id, before] of touched.bookings) {
      const after = shadow.bookings.get(id)?.booking;
      if (before === undefined || after === undefined) continue;
      const entry = touched.history.find(({ bookingId }) => bookingId === id);
      // A correction of the guest's details is recorded as a change, and forfeits nothing.
      if (entry?.event === 'booking.changed' && !isSameStay(before, after))
        this.#changed(before, after, this.#askedAt(shadow, after));
      if (entry?.event === 'booking.rebooked') checkRebooked(before, after);
      if (entry?.event === 'booking.cancelled' && entry.actor.kind === 'guest') checkCancelled(before, after);
      // The hotel may refund everything, and any amount at its desk.
      const byGuest = entry?.actor.kind === 'guest';
      const isGiven = entry?.event === 'payment.refunded' && entry.actor.kind !== 'system';
      if ((after.status !== 'cancelled' || byGuest) && !isGiven) this.#holds(before, after);
      else this.#kept.delete(id);
    }
  }

  /** A change that costs more counts from the instant of its request, which its attempt stores. */
  #askedAt(shadow: Moment['shadow'], after: Booking): string {
    const attempt = shadow.attempts.get(after.id)?.get(after.attempt);
    const charged = attempt?.purpose === 'change' && attempt.targetVersion === after.version;
    return charged ? attempt.createdAt : after.updatedAt;
  }

  #changed(before: Booking, after: Booking, at: string): void {
    const kept = paid(before) - refundAt(before, at);
    this.#kept.set(before.id, Math.max(kept, this.#kept.get(before.id) ?? 0));
    must(after.forfeited >= before.forfeited, 'rule 28: what is forfeited never falls', () => told(before, after));
  }

  #holds(before: Booking, after: Booking): void {
    const floor = this.#kept.get(after.id);
    if (floor === undefined) return;
    // Now, and at every later instant at which the refund of a cancellation may change.
    const instants = [after.updatedAt, ...after.policy.steps.map(({ until }) => until)];
    const bought = ['reserved', 'payment_pending', 'confirmed'].includes(after.status);
    const refunds = instants.filter((at) => at >= after.updatedAt).map((at) => refundAt(after, at));
    const most = bought ? Math.max(0, ...refunds) : 0;
    must(paid(after) - most >= floor, 'rule 28: no change is a way round the policy', () => {
      return `a cancellation before its changes would have left ${floor}; ${told(before, after)}`;
    });
  }
}

type Step = Booking['policy']['steps'][number];
const isSameFee = (one: Step, other: Step): boolean =>
  one.refundPercent === other.refundPercent && one.penaltyNights === other.penaltyNights;

/** A rebooking by the hotel brings no deadline forward (rule 29). */
const checkRebooked = (before: Booking, after: Booking): void => {
  const steps = before.policy.steps.every((old, index) => {
    const step = after.policy.steps[index];
    const later = Math.max(Date.parse(old.until), Date.parse(after.checkInAt) - old.hoursBeforeCheckIn * HOUR);
    return step !== undefined && isSameFee(step, old) && Date.parse(step.until) === later;
  });
  must(steps, 'rule 29: of each step the later deadline holds', () => told(before, after));
  const same = after.totals.total === before.totals.total && after.forfeited === before.forfeited;
  must(same && paid(after) === paid(before), 'rule 29: a rebooking costs the guest nothing', () => told(before, after));
};

/** A guest who cancels gets the refund of the rule, money and points together. */
const checkCancelled = (before: Booking, after: Booking): void => {
  const back = paid(before) - paid(after);
  must(back === refundAt(before, after.cancelledAt ?? ''), 'rule 28: a cancellation gives back by the policy', () => {
    return `${back} came back; ${told(before, after)}`;
  });
};
