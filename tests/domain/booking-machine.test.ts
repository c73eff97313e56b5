import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BookingStatus } from '../../functions/domain/booking/booking.ts';
import {
  BOOKING_STATUSES,
  countsAsOpenHold,
  holdsNights,
  judgeTransition,
  legalFrom,
  machineDiagram,
  stateAfter,
  TRANSITIONS,
} from '../../functions/domain/booking/machine.ts';

const events = [...new Set(TRANSITIONS.map((move) => move.event))];
const anEvent = fc.constantFrom(...events);

/** The design's table once more, by hand: what may follow each state. */
const FOLLOWERS: Record<BookingStatus, BookingStatus[]> = {
  reserved: ['cancelled', 'confirmed', 'expired', 'payment_pending', 'reserved'],
  payment_pending: ['cancelled', 'confirmed', 'expired'],
  confirmed: ['cancelled', 'checked_in', 'completed', 'confirmed', 'no_show'],
  checked_in: ['checked_in', 'completed'],
  completed: [],
  no_show: ['confirmed'],
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
          } else if (next !== undefined) expect(['booking.held', 'booking.confirmed']).toContain(event);
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
    expect(drawn.split('\n').filter((line) => line.includes('-->'))).toHaveLength(TRANSITIONS.length + 2);
  });
});
