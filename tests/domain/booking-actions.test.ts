import { describe, expect, it } from 'vitest';
import {
  type Audience,
  actionsFor,
  BOOKING_ACTIONS,
  type BookingAction,
  judgeAction,
} from '../../functions/domain/booking/actions.ts';
import type { BookingStatus } from '../../functions/domain/booking/booking.ts';
import { BOOKING_STATUSES } from '../../functions/domain/booking/machine.ts';
import { aBooking } from './given.ts';

// The hold runs from 10:00 to 10:15 on 1 November; the stay is from 1 to 4 December, check-in 15:00, check-out 11:00.
const whileHeld = '2026-11-01T10:05:00.000Z';
const afterHold = '2026-11-20T10:00:00.000Z';
const arrivalMorning = '2026-12-01T08:00:00.000Z';
const justBeforeCheckIn = '2026-12-01T14:59:59.999Z';
const atCheckIn = '2026-12-01T15:00:00.000Z';
const dayAfterArrival = '2026-12-02T08:00:00.000Z';
const justBeforeCheckOut = '2026-12-04T10:59:59.999Z';
const atCheckOut = '2026-12-04T11:00:00.000Z';

describe('what a guest may do', () => {
  it.each<[BookingStatus, string, BookingAction[]]>([
    ['reserved', whileHeld, ['confirm', 'change', 'correct', 'cancel']],
    ['reserved', afterHold, ['confirm', 'cancel']],
    ['reserved', atCheckIn, ['confirm', 'cancel']],
    ['reserved', dayAfterArrival, ['cancel']],
    ['payment_pending', whileHeld, ['confirm', 'correct', 'cancel']],
    ['payment_pending', afterHold, ['confirm', 'cancel']],
    ['payment_pending', dayAfterArrival, ['cancel']],
    ['confirmed', afterHold, ['change', 'correct', 'cancel', 'resend']],
    ['confirmed', justBeforeCheckIn, ['change', 'correct', 'cancel', 'resend']],
    ['confirmed', atCheckIn, ['correct', 'resend']],
    ['checked_in', dayAfterArrival, ['correct', 'resend']],
    ['completed', '2026-12-05T10:00:00.000Z', ['review']],
    ['no_show', '2026-12-05T10:00:00.000Z', []],
    ['expired', afterHold, ['confirm']],
    ['expired', atCheckIn, ['confirm']],
    ['expired', dayAfterArrival, []],
    ['cancelled', afterHold, []],
  ])('with a %s booking at %s is %j', (status, now, actions) => {
    expect(actionsFor(aBooking(status), 'guest', now)).toEqual(actions);
  });

  it('is to review once', () => {
    const reviewed = aBooking('completed', { reviewedAt: '2026-12-05T10:00:00.000Z' });
    expect(actionsFor(reviewed, 'guest', dayAfterArrival)).toEqual([]);
    expect(judgeAction('review', reviewed, 'guest', dayAfterArrival)).toEqual({ refused: 'already-reviewed' });
  });

  it('is measured by the day of the hotel, not by that of the guest', () => {
    const kiritimati = aBooking('expired', { timeZone: 'Pacific/Kiritimati' });
    expect(actionsFor(kiritimati, 'guest', '2026-12-01T09:59:59.999Z')).toEqual(['confirm']);
    expect(actionsFor(kiritimati, 'guest', '2026-12-01T10:00:00.000Z')).toEqual([]);
  });

  it('is to pay a hold past its end while its payment is still being settled', () => {
    const paying = aBooking('payment_pending', { openAttempt: 1 });
    expect(actionsFor(paying, 'guest', dayAfterArrival)).toEqual(['confirm', 'correct', 'cancel']);
  });
});

describe('the instant of check-in', () => {
  const atLast = (refundPercent: number) =>
    aBooking('confirmed', { policy: { steps: [{ hoursBeforeCheckIn: 0, refundPercent, until: atCheckIn }] } });

  it("is still the guest's to cancel where a policy gives something back until then, and no no-show yet", () => {
    expect(actionsFor(atLast(50), 'guest', atCheckIn)).toContain('cancel');
    expect(actionsFor(atLast(50), 'owner', atCheckIn)).not.toContain('no_show');
    const after = '2026-12-01T15:00:00.001Z';
    expect(actionsFor(atLast(50), 'guest', after)).not.toContain('cancel');
    expect(actionsFor(atLast(50), 'owner', after)).toContain('no_show');
  });

  it('ends what the guest may where nothing is given back until then', () => {
    expect(actionsFor(atLast(0), 'guest', atCheckIn)).not.toContain('cancel');
    expect(actionsFor(atLast(0), 'owner', atCheckIn)).toContain('no_show');
  });
});

describe('what the front desk may do', () => {
  it.each<[BookingStatus, string, BookingAction[]]>([
    ['reserved', whileHeld, ['correct', 'rebook', 'cancel']],
    ['reserved', afterHold, ['cancel']],
    ['payment_pending', whileHeld, ['correct', 'cancel']],
    ['confirmed', afterHold, ['change', 'correct', 'rebook', 'cancel', 'resend']],
    ['confirmed', arrivalMorning, ['change', 'correct', 'check_in', 'rebook', 'cancel', 'resend']],
    ['confirmed', justBeforeCheckIn, ['change', 'correct', 'check_in', 'rebook', 'cancel', 'resend']],
    ['confirmed', atCheckIn, ['change', 'correct', 'check_in', 'no_show', 'rebook', 'cancel', 'resend']],
    ['confirmed', dayAfterArrival, ['change', 'correct', 'check_in', 'no_show', 'cancel', 'resend']],
    ['confirmed', justBeforeCheckOut, ['change', 'correct', 'check_in', 'no_show', 'cancel', 'resend']],
    ['confirmed', atCheckOut, ['correct', 'no_show', 'cancel', 'resend']],
    ['checked_in', dayAfterArrival, ['change', 'correct', 'check_out', 'resend']],
    ['completed', dayAfterArrival, []],
    ['no_show', dayAfterArrival, ['reinstate']],
    ['no_show', justBeforeCheckOut, ['reinstate']],
    ['no_show', atCheckOut, []],
    ['expired', afterHold, []],
    ['cancelled', afterHold, []],
  ])('with a %s booking at %s is %j', (status, now, actions) => {
    expect(actionsFor(aBooking(status), 'owner', now)).toEqual(actions);
  });

  it('is no-show from the check-in time on, by the clock of the hotel', () => {
    const late = aBooking('confirmed', {
      checkInTime: '23:00',
      timeZone: 'Asia/Tokyo',
      checkInAt: '2026-12-01T14:00:00.000Z',
    });
    expect(judgeAction('no_show', late, 'owner', '2026-12-01T13:59:59.999Z')).toEqual({
      refused: 'wrong-state',
      detail: 'the guests are expected from 23:00 on 2026-12-01, at the hotel',
      status: 'confirmed',
    });
    expect(judgeAction('no_show', late, 'owner', '2026-12-01T14:00:00.000Z')).toBeUndefined();
  });
});

describe('what the hotel itself takes away', () => {
  it('is a hold that has expired, once the hotel is not on sale; a running one stays', () => {
    expect(actionsFor(aBooking('expired'), 'guest', afterHold, 'off_sale')).toEqual([]);
    expect(actionsFor(aBooking('reserved'), 'guest', whileHeld, 'off_sale')).toEqual([
      'confirm',
      'change',
      'correct',
      'cancel',
    ]);
  });

  it('is what a deleted hotel cannot give any more: an expired hold, a review, nights for a no-show', () => {
    for (const [status, audience] of [
      ['expired', 'guest'],
      ['completed', 'guest'],
      ['no_show', 'owner'],
    ] as const) {
      expect(actionsFor(aBooking(status), audience, afterHold)).toHaveLength(1);
      expect(actionsFor(aBooking(status), audience, afterHold, 'deleted')).toEqual([]);
    }
    expect(actionsFor(aBooking('checked_in'), 'owner', dayAfterArrival, 'deleted')).toEqual([
      'correct',
      'check_out',
      'resend',
    ]);
  });
});

describe('an action', () => {
  const audiences: readonly Audience[] = ['guest', 'owner'];

  it('is refused as wrong-state with the status, or offered', () => {
    for (const status of BOOKING_STATUSES) {
      for (const audience of audiences) {
        const booking = aBooking(status);
        const offered = actionsFor(booking, audience, arrivalMorning);
        for (const action of BOOKING_ACTIONS.filter((one) => !offered.includes(one))) {
          const refusal = judgeAction(action, booking, audience, arrivalMorning);
          // Who did not come may review nothing, whatever becomes of the stay.
          const isAbsent = action === 'review' && audience === 'guest' && status === 'no_show';
          expect(refusal).toMatchObject(isAbsent ? { refused: 'forbidden' } : { refused: 'wrong-state', status });
        }
      }
    }
  });
});
