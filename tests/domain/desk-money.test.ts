import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Booking } from '../../functions/domain/booking/booking.ts';
import { keptOf, type RefundEntry } from '../../functions/domain/booking/payment.ts';
import {
  giveAtDesk,
  keptAtDesk,
  mostFromDesk,
  promiseRefund,
  takeAtDesk,
} from '../../functions/domain/booking/refunds.ts';
import { balanceOf, dueAtHotelOf } from '../../functions/domain/booking/settlement.ts';
import { aBooking } from './given.ts';

const now = '2027-03-01T12:00:00.000Z';
const later = '2027-03-02T12:00:00.000Z';

const paidByCard = (amount: number): Booking =>
  aBooking('confirmed', {
    payment: {
      ...{ status: 'paid', paid: amount, refundDue: 0, refunded: 0, method: 'tok_visa' },
      charges: [{ attempt: 1, amount, returned: 0 }],
    },
  });
const unpaid = (): Booking =>
  aBooking('confirmed', {
    payment: { status: 'none', paid: 0, refundDue: 0, refunded: 0, method: null, charges: [] },
  });

describe('money at the desk', () => {
  it('is money paid: what is left of the price is due', () => {
    const booking = takeAtDesk(unpaid(), 4000);
    const { total } = booking.totals;
    expect(booking.payment).toMatchObject({ status: 'paid', paid: 4000, desk: { taken: 4000, returned: 0, due: 0 } });
    expect([dueAtHotelOf(booking), balanceOf(booking)]).toEqual([total - 4000, total - 4000]);
  });

  it('rule 14: comes back as an entry that no schedule drives, after the cards', () => {
    const { booking, refunds } = promiseRefund(takeAtDesk(paidByCard(6000), 4000), 7000, 'cancelled', now);
    expect(refunds).toMatchObject([
      { n: 1, attempt: 1, amount: 6000, dueAt: now },
      { n: 2, attempt: 0, amount: 1000, dueAt: null, state: 'due', desk: { given: 0 } },
    ]);
    expect(booking.payment).toMatchObject({ refundDue: 7000, refunded: 0, desk: { returned: 1000, due: 1000 } });
    // What the desk has to give counts in its balance; what goes to a card does not.
    expect(balanceOf(booking)).toBe(booking.totals.total - 3000 - 1000);
  });

  it('rule 14: by way of the desk is one entry, of its own money first', () => {
    const { booking, refunds } = promiseRefund(takeAtDesk(paidByCard(6000), 4000), 7000, 'changed', now, 'desk');
    expect(refunds).toMatchObject([{ n: 1, attempt: 0, amount: 7000, desk: { given: 0 } }]);
    expect(booking.payment).toMatchObject({ charges: [{ returned: 3000 }], desk: { returned: 4000, due: 7000 } });
  });

  it('is given in parts: what was promised first closes first', () => {
    const first = promiseRefund(takeAtDesk(unpaid(), 9000), 2000, 'changed', now);
    const second = promiseRefund(first.booking, 3000, 'changed', now);
    const refunds = [...first.refunds, ...second.refunds];
    const given = giveAtDesk(second.booking, 2500, refunds, later);
    expect(given.closed).toMatchObject([
      { n: 1, state: 'settled', settledAt: later, desk: { given: 2000 } },
      { n: 2, state: 'due', settledAt: null, desk: { given: 500 } },
    ]);
    expect(given.booking.payment).toMatchObject({
      refundDue: 2500,
      refunded: 2500,
      desk: { returned: 5000, due: 2500 },
    });
    // What is promised is given before anything else of what the desk keeps.
    const rest = giveAtDesk(given.booking, 6500, given.closed, later);
    expect(rest.closed).toMatchObject([{ n: 2, state: 'settled' }]);
    expect(rest.booking.payment).toMatchObject({ status: 'refunded', refunded: 9000, refundDue: 0 });
    expect(mostFromDesk(rest.booking.payment)).toBe(0);
  });

  it('never gives back more than is promised there or kept of what it took', () => {
    expect(() => giveAtDesk(paidByCard(6000), 1, [], now)).toThrow(RangeError);
    expect(() => giveAtDesk(takeAtDesk(paidByCard(6000), 10), 11, [], now)).toThrow(RangeError);
  });

  interface Ledger {
    readonly booking: Booking;
    readonly refunds: readonly RefundEntry[];
  }
  const deeds: Readonly<Record<string, (ledger: Ledger, share: number) => Ledger>> = {
    take: ({ booking, refunds }, share) => ({ booking: takeAtDesk(booking, Math.floor(10_000 * share)), refunds }),
    give: ({ booking, refunds }, share) => {
      const amount = Math.floor(mostFromDesk(booking.payment) * share);
      const given = giveAtDesk(booking, amount, refunds, later);
      const after = refunds.map((entry) => given.closed.find(({ n }) => n === entry.n) ?? entry);
      return { booking: given.booking, refunds: after };
    },
    promise: (ledger, share) => promised(ledger, share, 'card'),
    'promise at the desk': (ledger, share) => promised(ledger, share, 'desk'),
  };
  const promised = ({ booking, refunds }: Ledger, share: number, way: 'card' | 'desk'): Ledger => {
    const amount = Math.floor(keptOf(booking.payment) * share);
    const made = promiseRefund(booking, amount, 'changed', now, way);
    return { booking: made.booking, refunds: [...refunds, ...made.refunds] };
  };

  it('adds up with the cards, whatever is taken, promised and given', () => {
    const step = fc.tuple(fc.constantFrom(...Object.keys(deeds)), fc.double({ min: 0, max: 1, noNaN: true }));
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 50_000 }), fc.array(step, { maxLength: 12 }), (charged, steps) => {
        const start: Ledger = { booking: charged === 0 ? unpaid() : paidByCard(charged), refunds: [] };
        const end = steps.reduce((ledger, [what, share]) => deeds[what]?.(ledger, share) ?? ledger, start);
        const { payment } = end.booking;
        const open = payment.charges.reduce((sum, { amount, returned }) => sum + amount - returned, 0);
        expect(open + keptAtDesk(payment)).toBe(keptOf(payment));
        expect(keptAtDesk(payment)).toBeGreaterThanOrEqual(0);
        const atDesk = end.refunds.filter(({ desk }) => desk !== undefined);
        const waiting = atDesk.reduce((sum, { amount, desk }) => sum + amount - (desk?.given ?? 0), 0);
        expect(payment.desk?.due ?? 0).toBe(waiting);
        for (const { state, amount, desk } of atDesk) expect(state === 'settled').toBe(desk?.given === amount);
      }),
    );
  });
});
