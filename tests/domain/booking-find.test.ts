import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matcherOf } from '../../functions/domain/booking/find.ts';
import { BOOKING_STATUSES } from '../../functions/domain/booking/machine.ts';
import {
  isWholeReference,
  plainReference,
  readReference,
  referenceFrom,
} from '../../functions/domain/booking/reference.ts';
import { whenOf } from '../../functions/domain/booking/when.ts';
import { aBooking } from './given.ts';

describe('a reference', () => {
  it.each(['K7QM-2D9T', 'k7qm2d9t', ' k7qm 2d9t ', 'K7 QM-2D 9T', 'k7qm–2d9t', 'K7QM—2D9T', 'k7qm‑2d9t'])(
    'is read from %j',
    (written) => {
      expect(readReference(written)).toBe('K7QM2D9T');
    },
  );

  it('reads the letters that are heard or typed for digits', () => {
    expect(readReference('O1IL-oil0')).toBe('01110110');
  });

  it.each(['', '   ', '--', 'K7QM-2D9T-1', 'K7QM-2D9U', 'ключ-1234', '../etc'])('is not %j', (written) => {
    expect(isWholeReference(readReference(written))).toBe(false);
  });

  it('is read back however it is broken up and cased', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 5, maxLength: 5 }), fc.nat(8), fc.boolean(), (bytes, gap, lower) => {
        const reference = referenceFrom(bytes);
        const plain = plainReference(reference);
        const written = `${plain.slice(0, gap)} - ${plain.slice(gap)}`;
        expect(readReference(lower ? written.toLowerCase() : written)).toBe(plain);
      }),
    );
  });
});

describe('what the front desk types', () => {
  const booking = { reference: 'K7QM-2D9T', guestName: 'João da Silva-Müller', guestEmail: 'Joao.Silva@Example.com' };
  it.each([
    ['k7qm2d9t', true],
    ['K7QM', true],
    ['k7q', false],
    ['joao', true],
    ['JOÃO DA', true],
    ['silva', true],
    ['müller', true],
    ['muller', true],
    ['ilva', false],
    ['joao.silva@example.com', true],
    ['joao.s', true],
    ['@example.com', false],
    ['ana', false],
    ['-', false],
    [' ', false],
  ])('%j means the booking: %s', (typed, means) => {
    expect(matcherOf(typed)(booking)).toBe(means);
  });

  it.each([
    ['王小明', '王'],
    ['Мария Иванова', 'иван'],
    ['محمد علي', 'علي'],
    ['김민수', '김'],
    ['Γιώργος Παπαδόπουλος', 'γιωργοσ'],
  ])('finds %s by %s', (guestName, typed) => {
    expect(matcherOf(typed)({ ...booking, guestName })).toBe(true);
  });
});

describe('when a stay is', () => {
  // From 1 to 4 December 2026 in Lisbon.
  const before = '2026-11-01T10:05:00.000Z';
  const during = '2026-12-03T10:00:00.000Z';
  const after = '2026-12-04T11:00:00.000Z';
  it.each([
    ['reserved', before, 'upcoming'],
    ['reserved', '2026-11-01T10:15:00.000Z', 'cancelled'],
    ['payment_pending', before, 'upcoming'],
    ['confirmed', before, 'upcoming'],
    ['confirmed', during, 'upcoming'],
    ['confirmed', '2026-12-04T10:59:59.999Z', 'upcoming'],
    ['confirmed', after, 'past'],
    ['checked_in', during, 'upcoming'],
    ['checked_in', after, 'past'],
    ['completed', during, 'past'],
    ['no_show', during, 'past'],
    ['expired', before, 'cancelled'],
    ['cancelled', after, 'cancelled'],
  ] as const)('%s at %s is %s', (status, now, when) => {
    expect(whenOf(aBooking(status), now)).toBe(when);
  });

  it('is the hotel’s check-out time, not the guest’s', () => {
    const tokyo = aBooking('confirmed', { timeZone: 'Asia/Tokyo' });
    expect(whenOf(tokyo, '2026-12-04T01:59:59.999Z')).toBe('upcoming');
    expect(whenOf(tokyo, '2026-12-04T02:00:00.000Z')).toBe('past');
  });

  it('is said of every state', () => {
    for (const status of BOOKING_STATUSES) expect(whenOf(aBooking(status), before)).toBeTypeOf('string');
  });
});
