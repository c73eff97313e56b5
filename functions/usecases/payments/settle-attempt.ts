import type { Booking } from '../../domain/booking/booking.ts';
import { type HistoryActor, systemActor } from '../../domain/booking/history.ts';
import {
  change,
  closeAttempt,
  confirm,
  leaveForSecondTry,
  type Moment,
  marked,
  placeOf,
} from '../../domain/booking/moves.ts';
import type { PaymentAttempt, RefundEntry } from '../../domain/booking/payment.ts';
import { returnCharge } from '../../domain/booking/refunds.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import { type ExpectedNightDeps, expectedNightsFor } from '../bookings/expected-nights.ts';
import { type MoveDeps, moveBooking } from '../bookings/move-booking.ts';
import type { BookingWrite, UnitRefusal } from '../ports/bookings.ts';
import { payRefund, type RefundDeps } from './pay-refund.ts';

export type SettleDeps = MoveDeps & ExpectedNightDeps & RefundDeps;

/** What the gateway says of the attempt's charge, for good. */
export type Verdict = 'succeeded' | 'declined' | 'voided';

/** How the attempt ended: kept by the current version, returned, or without a charge. */
export interface Settled {
  readonly booking: Booking;
  readonly state: PaymentAttempt['state'];
}

/** Whether the booking's next version may keep the attempt's charge. */
const keepCharge = (booking: Booking, attempt: PaymentAttempt, mayChange: boolean) => {
  const { status } = booking;
  if (attempt.purpose === 'confirm') {
    return status === 'reserved' || status === 'payment_pending' || status === 'expired'
      ? (moment: Moment) => confirm(booking, attempt, moment)
      : undefined;
  }
  const { target } = attempt;
  if (!mayChange || target === null || booking.version + 1 !== attempt.targetVersion) return undefined;
  return status === 'confirmed' || status === 'checked_in'
    ? (moment: Moment) => change(booking, target, placeOf(booking), attempt, moment)
    : undefined;
};

interface SettleOptions {
  readonly actor: HistoryActor;
  /** False where no caller waits for the change any more: its charge then goes back. */
  readonly mayChange: boolean;
  /** What units that are not free mean; absent, the change is made without them. */
  readonly onUnits?: ((refused: readonly UnitRefusal[]) => Promise<Refusal>) | undefined;
}

/** The change that ends an attempt, and what it owes. */
interface SettledAttempt {
  readonly state: PaymentAttempt['state'];
  readonly write: Omit<BookingWrite, 'before'>;
}

/** Without a charge: the hold is as it was before the attempt. */
const closeWithout = (
  booking: Booking,
  attempt: PaymentAttempt,
  verdict: Verdict,
  moment: Moment,
  actor: HistoryActor,
): SettledAttempt => {
  const state = verdict === 'declined' ? 'declined' : 'abandoned';
  const closed = booking.openAttempt === attempt.n ? closeAttempt(booking, moment) : marked(booking, moment);
  const after = verdict === 'declined' ? leaveForSecondTry(closed, moment) : closed;
  const ended = { ...attempt, state, settledAt: moment.now, dueAt: null } as const;
  return { state, write: { after, event: 'payment.failed', actor, reason: state, attempt: ended } };
};

/** With a charge no version keeps: it goes back whole. */
const giveBack = (booking: Booking, attempt: PaymentAttempt, moment: Moment, actor: HistoryActor): SettledAttempt => {
  const closed = booking.openAttempt === attempt.n ? closeAttempt(booking, moment) : marked(booking, moment);
  const promised = returnCharge(closed, attempt, moment.now);
  const ended = { ...attempt, state: 'refunded', settledAt: moment.now, dueAt: null } as const;
  const reason = 'the charge is given back';
  return {
    state: 'refunded',
    write: {
      after: promised.booking,
      event: 'payment.failed',
      actor,
      reason,
      attempt: ended,
      refunds: promised.refunds,
    },
  };
};

const settleOnce = async (
  deps: SettleDeps,
  bookingId: string,
  n: number,
  verdict: Verdict | 'return',
  { actor, mayChange, onUnits }: SettleOptions,
): Promise<Settled | Refusal> => {
  let state: PaymentAttempt['state'] = 'open';
  let owed: readonly RefundEntry[] = [];
  let elsewhere = false;
  const settledAttemptOf = async (
    booking: Booking,
    attempt: PaymentAttempt,
    moment: Moment,
  ): Promise<SettledAttempt> => {
    if (verdict === 'declined' || verdict === 'voided') return closeWithout(booking, attempt, verdict, moment, actor);
    const keep = verdict === 'return' ? undefined : keepCharge(booking, attempt, mayChange);
    if (!keep) return giveBack(booking, attempt, moment, actor);
    const after = keep(moment);
    const event = after.status === booking.status ? 'booking.changed' : 'booking.confirmed';
    const ended = { ...attempt, state: 'kept', settledAt: moment.now, dueAt: null } as const;
    const expected = await expectedNightsFor(deps)(booking, after);
    return { state: 'kept', write: { after, event, actor, attempt: ended, expected } };
  };
  const moved = await moveBooking(deps)(bookingId, async (booking, moment) => {
    const attempt = await deps.bookings.attempt(bookingId, n);
    elsewhere = attempt?.state !== 'open';
    if (attempt === undefined || attempt.state !== 'open') {
      state = attempt?.state ?? 'abandoned';
      owed = [];
      return { unchanged: booking };
    }
    const settled = await settledAttemptOf(booking, attempt, moment);
    state = settled.state;
    owed = settled.write.refunds ?? [];
    return { write: settled.write, ...(onUnits && { onUnits }) };
  });
  if (isRefusal(moved)) return moved;
  for (const entry of owed) await payRefund(deps)(bookingId, entry.n);
  // Settled by another process between the two readings, the booking that was read is from before that.
  const moreHappened = owed.length > 0 || elsewhere;
  return { booking: moreHappened ? ((await deps.bookings.find(bookingId)) ?? moved) : moved, state };
};

/**
 * Brings an open attempt to its right end in one transaction: its charge is kept by the version that confirms or
 * changes the booking, else it goes back; without a charge it is closed (rule 12). A second caller finds it
 * settled. Where the nights were sold to another guest while the charge was under way, it goes back and the refusal says so.
 */
export const settleAttempt =
  (deps: SettleDeps) =>
  async (
    bookingId: string,
    n: number,
    verdict: Verdict,
    { actor = systemActor, mayChange = true, onUnits }: Partial<SettleOptions> = {},
  ): Promise<Settled | Refusal> => {
    const settled = await settleOnce(deps, bookingId, n, verdict, { actor, mayChange, onUnits });
    if (!isRefusal(settled) || (settled.refused !== 'sold-out' && settled.refused !== 'unit-taken')) return settled;
    const returned = await settleOnce(deps, bookingId, n, 'return', { actor, mayChange });
    if (isRefusal(returned)) return returned;
    return settled.refused === 'sold-out' ? { ...settled, refunded: true } : settled;
  };
