import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Booking } from '../../functions/domain/booking/booking.ts';
import { keptOf, type PaymentAttempt } from '../../functions/domain/booking/payment.ts';
import { promiseRefund, returnCharge, settleRefund } from '../../functions/domain/booking/refunds.ts';
import { aBooking } from './given.ts';

const now = '2026-11-02T12:00:00.000Z';

/** A booking whose charges were kept one after the other. */
const paidWith = (...amounts: number[]): Booking =>
  aBooking('confirmed', {
    payment: {
      status: 'paid',
      paid: amounts.reduce((sum, amount) => sum + amount, 0),
      refundDue: 0,
      refunded: 0,
      method: 'tok_visa',
      charges: amounts.map((amount, index) => ({ attempt: index + 1, amount, returned: 0 })),
    },
  });

describe('a refund', () => {
  it('rule 14: is promised first, and counts as given back once the gateway has settled it', () => {
    const { booking, refunds } = promiseRefund(paidWith(10_000), 4_000, 'cancelled', now);
    expect(booking.payment).toMatchObject({ status: 'refund_pending', refundDue: 4_000, refunded: 0 });
    const [entry] = refunds;
    if (entry === undefined) throw new Error('nothing is owed');
    expect(entry).toMatchObject({ n: 1, attempt: 1, amount: 4_000, state: 'due', dueAt: now });
    expect(settleRefund(booking, entry).payment).toMatchObject({
      status: 'partially_refunded',
      refundDue: 0,
      refunded: 4_000,
    });
  });

  it('takes from the newest charge first, an entry a charge', () => {
    const { booking, refunds } = promiseRefund(paidWith(10_000, 3_000), 5_000, 'changed', now);
    expect(refunds.map(({ n, attempt, amount }) => [n, attempt, amount])).toEqual([
      [1, 2, 3_000],
      [2, 1, 2_000],
    ]);
    expect(booking.payment.charges.map(({ returned }) => returned)).toEqual([2_000, 3_000]);
    expect(booking.refund).toBe(2);
  });

  it('of everything leaves the booking refunded, in as many steps as it takes', () => {
    let booking = paidWith(10_000, 3_000);
    for (const amount of [3_000, 10_000]) {
      const promised = promiseRefund(booking, amount, 'changed', now);
      booking = promised.refunds.reduce((each, refund) => settleRefund(each, refund), promised.booking);
    }
    expect(booking.payment).toMatchObject({ status: 'refunded', refunded: 13_000, refundDue: 0 });
  });

  it('of nothing is none, and more than is kept is a fault of ours', () => {
    expect(promiseRefund(paidWith(10_000), 0, 'changed', now).refunds).toEqual([]);
    expect(() => promiseRefund(paidWith(10_000), 10_001, 'changed', now)).toThrow(RangeError);
  });

  it('never promises a charge twice, whatever is promised in whatever order', () => {
    const amounts = fc.array(fc.integer({ min: 1, max: 50_000 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(amounts, fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 5 }), (paid, shares) => {
        let booking = paidWith(...paid);
        let given = 0;
        for (const share of shares) {
          const amount = Math.floor(keptOf(booking.payment) * share);
          const promised = promiseRefund(booking, amount, 'changed', now);
          given += promised.refunds.reduce((sum, refund) => sum + refund.amount, 0);
          booking = promised.booking;
        }
        expect(keptOf(booking.payment)).toBe(booking.payment.paid - given);
        for (const { amount, returned } of booking.payment.charges) expect(returned).toBeLessThanOrEqual(amount);
        expect(booking.payment.charges.reduce((sum, { returned }) => sum + returned, 0)).toBe(given);
      }),
    );
  });
});

describe('a charge no version keeps', () => {
  const attempt: PaymentAttempt = {
    bookingId: 'booking-1',
    n: 3,
    amount: 7_000,
    currency: 'EUR',
    method: 'tok_visa',
    purpose: 'change',
    targetVersion: 2,
    target: null,
    state: 'open',
    tries: 0,
    dueAt: null,
    createdAt: now,
    settledAt: null,
  };

  it('rule 12: goes back whole and never counts as paid', () => {
    const before = paidWith(10_000);
    const { booking, refunds } = returnCharge(before, attempt, now);
    expect(booking.payment).toEqual(before.payment);
    expect(refunds).toMatchObject([{ attempt: 3, amount: 7_000, reason: 'not_kept', state: 'due' }]);
    const [entry] = refunds;
    if (entry) expect(settleRefund(booking, entry).payment).toEqual(before.payment);
  });
});
