import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { actionsFor, type BookingAction } from '../../functions/domain/booking/actions.ts';
import type { BookingStatus } from '../../functions/domain/booking/booking.ts';
import {
  BOOKING_STATUSES,
  type BookingEvent,
  countsAsOpenHold,
  holdsNights,
  judgeTransition,
  legalFrom,
  machineDiagram,
  stateAfter,
  TRANSITIONS,
} from '../../functions/domain/booking/machine.ts';
import { aBooking } from './given.ts';

const events = [...new Set(TRANSITIONS.map((move) => move.event))];
const anEvent = fc.constantFrom(...events);

/** The design's table once more, by hand: what may follow each state. */
const FOLLOWERS: Record<BookingStatus, BookingStatus[]> = {
  reserved: ['cancelled', 'confirmed', 'expired', 'payment_pending', 'reserved'],
  payment_pending: ['cancelled', 'confirmed', 'expired'],
  confirmed: ['cancelled', 'checked_in', 'completed', 'confirmed', 'no_show'],
  checked_in: ['completed'],
  completed: [],
  no_show: [],
  expired: ['confirmed', 'reserved'],
  cancelled: [],
};

describe('the booking machine', () => {
  it.each(BOOKING_STATUSES)('lets %s become only what the design says', (status) => {
    const next = new Set(TRANSITIONS.filter((move) => move.from === status).map((move) => move.to));
    expect([...next].sort()).toEqual(FOLLOWERS[status]);
  });

  it('walks through legal states alone, whatever happens in whatever order', () => {
    fc.assert(
      fc.property(fc.array(anEvent, { maxLength: 30 }), (happenings) => {
        let status: BookingStatus | null = null;
        for (const event of happenings) {
          const next: BookingStatus | undefined = stateAfter(event, status);
          if (status !== null) {
            expect(next !== undefined).toBe(legalFrom(event).includes(status));
            if (next !== undefined) expect(FOLLOWERS[status]).toContain(next);
          } else if (next !== undefined) expect(event).toBe('booking.held');
          status = next ?? status;
        }
      }),
    );
  });

  it('can reach every state from a new hold', () => {
    const reached = new Set<BookingStatus>();
    const visit = (status: BookingStatus): void => {
      if (reached.has(status)) return;
      reached.add(status);
      for (const next of FOLLOWERS[status]) visit(next);
    };
    visit('reserved');
    expect([...reached].sort()).toEqual([...BOOKING_STATUSES].sort());
  });

  it('says one thing only for an event in a state', () => {
    const moves = TRANSITIONS.map((move) => `${move.from} ${move.event}`);
    expect(new Set(moves).size).toBe(moves.length);
  });

  it('keeps nights off sale in six states and counts two as open holds', () => {
    expect(BOOKING_STATUSES.filter((status) => !holdsNights(status))).toEqual(['expired', 'cancelled']);
    expect(BOOKING_STATUSES.filter(countsAsOpenHold)).toEqual(['reserved', 'payment_pending']);
  });

  it('never retakes nights from cancelled', () => {
    expect(TRANSITIONS.filter((move) => move.from === 'cancelled')).toEqual([]);
    expect(legalFrom('booking.held')).toEqual(['expired']);
  });

  it('lets each actor do only its own', () => {
    expect(legalFrom('booking.completed', 'owner')).toEqual(['checked_in']);
    expect(legalFrom('booking.completed', 'guest')).toEqual([]);
    expect(judgeTransition('booking.expired', 'reserved', 'guest')).toMatchObject({ refused: 'wrong-state' });
    expect(judgeTransition('booking.expired', 'reserved', 'system')).toBeUndefined();
    expect(judgeTransition('booking.cancelled', 'checked_in', 'owner')).toEqual({
      refused: 'wrong-state',
      detail: 'a booking that is checked in cannot be cancelled',
      status: 'checked_in',
    });
  });

  it('is drawn with every transition, its beginning and its ends', () => {
    const drawn = machineDiagram();
    expect(drawn).toContain('[*] --> reserved: held (guest)\n');
    expect(drawn).toContain('confirmed --> completed: completed (system)\n');
    expect(drawn).toContain('cancelled --> [*]\n');
    expect(drawn.split('\n').filter((line) => line.includes('-->'))).toHaveLength(TRANSITIONS.length + 3);
  });
});

const before = '2026-11-20T10:00:00.000Z';
const whileHeld = '2026-11-01T10:05:00.000Z';
const arrivalMorning = '2026-12-01T08:00:00.000Z';
const atCheckIn = '2026-12-01T15:00:00.000Z';
const dayAfterArrival = '2026-12-02T08:00:00.000Z';

describe('what a guest may do', () => {
  it.each<[BookingStatus, string, BookingAction[]]>([
    ['reserved', whileHeld, ['confirm', 'change', 'cancel']],
    ['reserved', before, ['confirm', 'cancel']],
    ['payment_pending', before, ['confirm', 'cancel']],
    ['confirmed', before, ['change', 'cancel']],
    ['confirmed', '2026-12-01T14:59:59.999Z', ['change', 'cancel']],
    ['confirmed', atCheckIn, []],
    ['checked_in', dayAfterArrival, []],
    ['completed', '2026-12-05T10:00:00.000Z', ['review']],
    ['no_show', '2026-12-05T10:00:00.000Z', []],
    ['expired', before, ['confirm']],
    ['expired', atCheckIn, ['confirm']],
    ['expired', dayAfterArrival, []],
    ['cancelled', before, []],
  ])('with a %s booking at %s is %j', (status, now, actions) => {
    expect(actionsFor(aBooking(status), 'guest', now)).toEqual(actions);
  });

  it('is to review once', () => {
    expect(actionsFor(aBooking('completed', { reviewed: true }), 'guest', dayAfterArrival)).toEqual([]);
  });

  it('is measured by the day of the hotel, not by that of the guest', () => {
    const kiritimati = aBooking('expired', { timeZone: 'Pacific/Kiritimati' });
    expect(actionsFor(kiritimati, 'guest', '2026-12-01T09:59:59.999Z')).toEqual(['confirm']);
    expect(actionsFor(kiritimati, 'guest', '2026-12-01T10:00:00.000Z')).toEqual([]);
  });
});

describe('what the front desk may do', () => {
  it.each<[BookingStatus, string, BookingAction[]]>([
    ['reserved', before, ['rebook', 'cancel']],
    ['payment_pending', before, ['cancel']],
    ['confirmed', before, ['rebook', 'cancel']],
    ['confirmed', arrivalMorning, ['check_in', 'no_show', 'rebook', 'cancel']],
    ['confirmed', dayAfterArrival, ['check_in', 'no_show', 'cancel']],
    ['confirmed', '2026-12-04T11:00:00.000Z', ['no_show', 'cancel']],
    ['checked_in', dayAfterArrival, ['check_out']],
    ['completed', dayAfterArrival, []],
    ['expired', before, []],
    ['cancelled', before, []],
  ])('with a %s booking at %s is %j', (status, now, actions) => {
    expect(actionsFor(aBooking(status), 'owner', now)).toEqual(actions);
  });

  it('is nothing the machine would refuse', () => {
    const meant: Partial<Record<BookingAction, BookingEvent>> = {
      cancel: 'booking.cancelled',
      check_in: 'booking.checked_in',
      check_out: 'booking.completed',
      no_show: 'booking.no_show',
      rebook: 'booking.rebooked',
    };
    for (const status of BOOKING_STATUSES) {
      for (const action of actionsFor(aBooking(status), 'owner', arrivalMorning)) {
        const event = meant[action];
        expect(event && judgeTransition(event, status, 'owner')).toBeUndefined();
      }
    }
  });
});
