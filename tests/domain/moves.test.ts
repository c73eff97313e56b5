import { describe, expect, it } from 'vitest';
import type { Booking, BookingIn, BookingStatus } from '../../functions/domain/booking/booking.ts';
import { heldBy } from '../../functions/domain/booking/delta.ts';
import { makeHold } from '../../functions/domain/booking/make.ts';
import {
  awaitPayment,
  cancel,
  change,
  checkIn,
  closeAttempt,
  complete,
  confirm,
  expire,
  leaveForSecondTry,
  noShow,
  openAttempt,
  retake,
  review,
} from '../../functions/domain/booking/moves.ts';
import type { PaymentAttempt } from '../../functions/domain/booking/payment.ts';
import type { Quote } from '../../functions/domain/quote.ts';
import { frozenStayOf } from '../../functions/domain/stay-price.ts';
import { aBooking } from './given.ts';

const now = '2026-11-02T12:00:00.000Z';
const moment = { now, nonce: 'my-nonce' };

const inState = <S extends BookingStatus>(status: S, facts = {}): BookingIn<S> => {
  const booking: Booking = aBooking(status, facts);
  const is = (given: Booking): given is BookingIn<S> => given.status === status;
  if (!is(booking)) throw new Error(`not ${status}`);
  return booking;
};
const anAttempt = (changes: Partial<PaymentAttempt> = {}): PaymentAttempt => ({
  bookingId: 'booking-1',
  n: 1,
  amount: 31_200,
  currency: 'EUR',
  method: 'tok_visa',
  purpose: 'confirm',
  targetVersion: 2,
  target: null,
  state: 'open',
  tries: 0,
  dueAt: '2026-11-02T12:02:00.000Z',
  createdAt: now,
  settledAt: null,
  ...changes,
});

describe('a hold', () => {
  const booking = aBooking('reserved');
  const quote: Quote = {
    ...booking,
    nights: booking.nights.map((night) => ({ ...night, rev: 0 })),
    cap: 5,
    expiresAt: now,
    change: null,
  };
  const hold = makeHold(quote, {
    id: 'booking-9',
    reference: 'K7QM-2D9T',
    userId: 'guest-1',
    guestName: 'Ana',
    guestEmail: 'ana@example.com',
    guestPhone: null,
    specialRequests: null,
    source: 'direct',
    bodyHash: 'hash',
    requestNonce: 'nonce',
    now,
    holdMinutes: 15,
  });

  it('runs out its minutes after it was made, exactly, and is due then', () => {
    expect(hold).toMatchObject({ createdAt: now, expiresAt: '2026-11-02T12:15:00.000Z', dueAt: hold.expiresAt });
  });

  it('freezes price, taxes and policy of its quote, and the hotel’s moments of arrival and departure', () => {
    expect(hold).toMatchObject({ totals: quote.totals, policy: quote.policy, taxRules: quote.taxRules });
    expect(hold).toMatchObject({ checkInAt: '2026-12-01T15:00:00.000Z', checkOutAt: '2026-12-04T11:00:00.000Z' });
    expect(hold.nights.every((night) => !('rev' in night))).toBe(true);
  });

  it('is the first version, unpaid', () => {
    expect(hold).toMatchObject({ version: 1, revision: 1, attempt: 0, openAttempt: null, payment: { status: 'none' } });
  });
});

describe('an attempt to pay', () => {
  it('rule 12: keeps the nights for two minutes more where the hold would run out meanwhile', () => {
    const late = { now: '2026-11-01T10:14:30.000Z', nonce: 'n' };
    expect(openAttempt(inState('reserved'), late)).toMatchObject({ dueAt: '2026-11-01T10:16:30.000Z', openAttempt: 1 });
  });

  it('rule 12: never shortens the hold', () => {
    const early = { now: '2026-11-01T10:01:00.000Z', nonce: 'n' };
    expect(openAttempt(inState('reserved'), early).dueAt).toBe('2026-11-01T10:15:00.000Z');
  });

  it('is no change a guest sees: the version stays, the revision moves', () => {
    const opened = openAttempt(inState('reserved'), moment);
    expect(opened).toMatchObject({ version: 1, revision: 2, requestNonce: 'my-nonce' });
  });

  it('that ends without a charge leaves the hold with its own end', () => {
    const late = { now: '2026-11-01T10:14:30.000Z', nonce: 'n' };
    const closed = closeAttempt(openAttempt(inState('reserved'), late), late);
    expect(closed).toMatchObject({
      dueAt: '2026-11-01T10:15:00.000Z',
      openAttempt: null,
      payment: { status: 'failed' },
    });
  });

  it('that the gateway did not answer waits as long as the limit says', () => {
    const waiting = awaitPayment(inState('reserved'), 24, moment);
    expect(waiting).toMatchObject({
      status: 'payment_pending',
      dueKind: 'payment_limit',
      dueAt: '2026-11-03T12:00:00.000Z',
    });
  });

  it('declined after such a wait leaves a quarter of an hour for another card', () => {
    const closed = closeAttempt(inState('payment_pending'), moment);
    expect(leaveForSecondTry(closed, moment).dueAt).toBe('2026-11-02T12:15:00.000Z');
  });
});

describe('confirming', () => {
  it('rule 12: names the attempt whose charge this version keeps', () => {
    const confirmed = confirm(inState('reserved'), anAttempt(), moment);
    expect(confirmed.payment).toMatchObject({
      status: 'paid',
      paid: 31_200,
      method: 'tok_visa',
      charges: [{ attempt: 1, amount: 31_200, returned: 0 }],
    });
  });

  it('makes the stay due for completion at its check-out time', () => {
    const confirmed = confirm(inState('reserved'), anAttempt(), moment);
    expect(confirmed).toMatchObject({
      dueKind: 'completion',
      dueAt: confirmed.checkOutAt,
      confirmedAt: now,
      version: 2,
    });
  });

  it('rule 13: after expiry first holds the nights again for two minutes', () => {
    const retaken = retake(inState('expired'), moment);
    expect(retaken).toMatchObject({
      status: 'reserved',
      dueAt: '2026-11-02T12:02:00.000Z',
      openAttempt: 1,
      attempt: 1,
    });
    expect(heldBy(retaken).dates).toHaveLength(3);
  });
});

describe('expiring', () => {
  it('lets go of the nights and of everything due', () => {
    const expired = expire(inState('reserved'), moment);
    expect(expired).toMatchObject({ status: 'expired', dueAt: null, dueKind: null });
    expect(heldBy(expired).dates).toEqual([]);
  });

  it('says of a payment that never came that it failed', () => {
    const pending = inState('payment_pending', { payment: { ...aBooking('reserved').payment, status: 'pending' } });
    expect(expire(pending, moment).payment.status).toBe('failed');
  });
});

describe('cancelling', () => {
  const byGuest = (refund: number) => ({ refund, by: 'guest', reason: 'A change of plans' }) as const;

  it('frees every night, and keeps what was promised back', () => {
    const cancelled = cancel(inState('confirmed'), byGuest(15_600), moment);
    expect(cancelled).toMatchObject({ status: 'cancelled', cancellationRefund: 15_600, cancelledAt: now, dueAt: null });
    expect(cancelled).toMatchObject({ cancelledBy: 'guest', cancelReason: 'A change of plans' });
    expect(heldBy(cancelled).dates).toEqual([]);
  });

  it('remembers when the stay was confirmed, if it was', () => {
    expect(cancel(inState('confirmed'), byGuest(0), moment).confirmedAt).toBe('2026-11-01T10:00:00.000Z');
    expect(cancel(inState('reserved'), byGuest(0), moment).confirmedAt).toBeNull();
  });
});

describe('at the front desk', () => {
  it('guests who checked in hold all their nights, due at check-out', () => {
    const inHouse = checkIn(inState('confirmed'), moment);
    expect(inHouse).toMatchObject({ status: 'checked_in', dueKind: 'completion', version: 2 });
    expect(heldBy(inHouse).dates).toEqual(['2026-12-01', '2026-12-02', '2026-12-03']);
  });

  it('rule 11: guests who leave early keep the current night and give the later ones back', () => {
    const left = complete(inState('checked_in'), '2026-12-01', moment);
    expect(left).toMatchObject({ status: 'completed', releasedFrom: '2026-12-02', dueAt: null });
    expect(heldBy(left).dates).toEqual(['2026-12-01']);
  });

  it('rule 11: a stay that ends by itself gives nothing back', () => {
    expect(heldBy(complete(inState('confirmed'), null, moment)).dates).toHaveLength(3);
    expect(complete(inState('checked_in'), '2026-12-04', moment).releasedFrom).toBeNull();
  });

  it('rule 11: guests who did not come keep the night they are missed on', () => {
    const missed = noShow(inState('confirmed'), '2026-12-01', moment);
    expect(missed).toMatchObject({ status: 'no_show', releasedFrom: '2026-12-02' });
    expect(heldBy(missed).dates).toEqual(['2026-12-01']);
  });
});

describe('reviewing', () => {
  it('marks the stay, and holds its nights as before', () => {
    const stay = inState('completed');
    expect(review(stay, moment)).toMatchObject({ reviewedAt: moment.now, status: 'completed', version: 2 });
    expect(heldBy(review(stay, moment))).toEqual(heldBy(stay));
  });
});

describe('changing a stay', () => {
  const stay = inState('confirmed');
  const place = {
    hotelName: stay.hotelName,
    ownerId: stay.ownerId,
    timeZone: stay.timeZone,
    checkInTime: stay.checkInTime,
    checkOutTime: stay.checkOutTime,
  };
  const later = { ...frozenStayOf(stay), checkIn: '2026-12-10', checkOut: '2026-12-13' };

  it('moves the moments of arrival and departure, and what is due, with its dates', () => {
    expect(change(stay, later, place, null, moment)).toMatchObject({
      checkInAt: '2026-12-10T15:00:00.000Z',
      checkOutAt: '2026-12-13T11:00:00.000Z',
      dueAt: '2026-12-13T11:00:00.000Z',
    });
  });

  it('rule 15: leaves taxes and policy frozen, and a hold with its own end', () => {
    const hold = inState('reserved');
    const changed = change(hold, later, place, null, moment);
    expect(changed).toMatchObject({ taxRules: hold.taxRules, policy: hold.policy, dueAt: hold.dueAt });
  });

  it('rule 15: keeps the charge of the difference beside the first', () => {
    const paid = confirm(inState('reserved'), anAttempt(), moment);
    const changed = change(paid, later, place, anAttempt({ n: 2, amount: 5_000, purpose: 'change' }), moment);
    expect(changed.payment).toMatchObject({ paid: 36_200, charges: [{ attempt: 1 }, { attempt: 2, amount: 5_000 }] });
  });
});
