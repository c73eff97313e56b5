import type { Booking } from '../../domain/booking/booking.ts';
import { systemActor } from '../../domain/booking/history.ts';
import { chargeKey, type RefundEntry, refundKey } from '../../domain/booking/payment.ts';
import { settleRefund } from '../../domain/booking/refunds.ts';
import { addMinutes, type Instant } from '../../domain/calendar/instant.ts';
import { type MoveDeps, moveBooking } from '../bookings/move-booking.ts';
import type { PaymentGateway } from '../ports/gateway.ts';

export type RefundDeps = MoveDeps & { readonly gateway: PaymentGateway };

const MOST_MINUTES = 60;
/** A refund that failed is tried again after 1, 2, 4 ... minutes, an hour at most, until it is settled. */
export const nextTry = (now: Instant, tries: number): Instant =>
  addMinutes(now, Math.min(MOST_MINUTES, 2 ** Math.min(tries, 6)));

/** Pays one refund entry out, if it is still due, and records how it went (rule 14). It is driven again until settled. */
export const payRefund =
  (deps: RefundDeps) =>
  async (bookingId: string, n: number): Promise<'settled' | 'put-off'> => {
    const entry = await deps.bookings.refund(bookingId, n);
    if (entry === undefined || entry.state === 'settled') return 'settled';
    // The desk gives it, by a payment of its own.
    if (entry.desk !== undefined) return 'put-off';
    const answer = await deps.gateway.refund({
      key: refundKey(bookingId, n),
      chargeKey: chargeKey(bookingId, entry.attempt),
      amount: entry.amount,
      currency: entry.currency,
    });
    const paid = answer === 'succeeded';
    await moveBooking(deps)(bookingId, async (booking, { now, nonce }) => {
      const current = await deps.bookings.refund(bookingId, n);
      if (current === undefined || current.state === 'settled') return { unchanged: booking };
      const marked = { ...booking, revision: booking.revision + 1, requestNonce: nonce };
      const after: Booking = paid
        ? { ...settleRefund(marked, current), version: booking.version + 1, updatedAt: now }
        : marked;
      return {
        write: {
          after,
          event: paid ? 'payment.refunded' : null,
          actor: systemActor,
          refundSettled: afterTry(current, paid, now),
        },
      };
    });
    return paid ? 'settled' : 'put-off';
  };

const afterTry = (entry: RefundEntry, paid: boolean, now: Instant): RefundEntry =>
  paid
    ? { ...entry, state: 'settled', settledAt: now, dueAt: null }
    : { ...entry, tries: entry.tries + 1, dueAt: nextTry(now, entry.tries) };
