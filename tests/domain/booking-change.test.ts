import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  earlyDepartureFreed,
  type HeldNights,
  heldBy,
  type NightDelta,
  nightsDelta,
  releasedFrom,
} from '../../functions/domain/booking/delta.ts';
import { addDays, eachNight } from '../../functions/domain/calendar/date.ts';
import { aBooking } from './given.ts';

const heldNights: fc.Arbitrary<HeldNights> = fc
  .record({
    hotelId: fc.constantFrom('hotel-1', 'hotel-2'),
    roomTypeId: fc.constantFrom('single', 'double'),
    rooms: fc.integer({ min: 1, max: 8 }),
    start: fc.integer({ min: 0, max: 10 }),
    nights: fc.integer({ min: 1, max: 30 }),
  })
  .map(({ start, nights, ...held }) => {
    const first = addDays('2026-12-01', start);
    return { ...held, dates: eachNight(first, addDays(first, nights)) };
  });

const nightOf = (night: { hotelId: string; roomTypeId: string; date: string }): string =>
  `${night.hotelId} ${night.roomTypeId} ${night.date}`;

function counters(held: HeldNights | null, deltas: readonly NightDelta[] = []): Record<string, number> {
  const sold = new Map<string, number>();
  const move = (night: string, rooms: number): void => {
    const count = (sold.get(night) ?? 0) + rooms;
    if (count === 0) sold.delete(night);
    else sold.set(night, count);
  };
  for (const date of held?.dates ?? []) if (held !== null) move(nightOf({ ...held, date }), held.rooms);
  for (const delta of deltas) move(nightOf(delta), delta.rooms);
  return Object.fromEntries(sold);
}

describe('the nights a change frees and takes (rule 15)', () => {
  const deltasOf = (before: HeldNights | null, after: HeldNights | null) =>
    nightsDelta(before, after).map((delta) => [delta.roomTypeId, delta.date, delta.rooms]);
  const stay = (checkIn: string, checkOut: string, rooms = 1, roomTypeId = 'double'): HeldNights => ({
    hotelId: 'hotel-1',
    roomTypeId,
    rooms,
    dates: eachNight(checkIn, checkOut),
  });

  it('leave kept nights unwritten', () => {
    expect(deltasOf(stay('2026-12-01', '2026-12-04'), stay('2026-12-02', '2026-12-05'))).toEqual([
      ['double', '2026-12-01', -1],
      ['double', '2026-12-04', 1],
    ]);
    expect(deltasOf(stay('2026-12-01', '2026-12-04'), stay('2026-12-01', '2026-12-04'))).toEqual([]);
  });

  it('are the net difference where the number of rooms changes', () => {
    expect(deltasOf(stay('2026-12-01', '2026-12-03', 3), stay('2026-12-02', '2026-12-04', 1))).toEqual([
      ['double', '2026-12-01', -3],
      ['double', '2026-12-02', -2],
      ['double', '2026-12-03', 1],
    ]);
  });

  it('are all of both stays where the room type changes', () => {
    expect(deltasOf(stay('2026-12-01', '2026-12-02'), stay('2026-12-01', '2026-12-02', 1, 'suite'))).toEqual([
      ['double', '2026-12-01', -1],
      ['suite', '2026-12-01', 1],
    ]);
  });

  it('touch no night twice, none in vain, and give the counters a recount would', () => {
    const maybe = fc.option(heldNights);
    fc.assert(
      fc.property(maybe, maybe, (before, after) => {
        const deltas = nightsDelta(before, after);
        expect(new Set(deltas.map(nightOf)).size).toBe(deltas.length);
        expect(deltas.every((delta) => delta.rooms !== 0)).toBe(true);
        expect(counters(before, deltas)).toEqual(counters(after));
      }),
    );
  });
});

describe('the nights a booking holds (rule 11)', () => {
  it('are all of its stay in a holding state and none in the others', () => {
    expect(heldBy(aBooking('confirmed')).dates).toEqual(['2026-12-01', '2026-12-02', '2026-12-03']);
    expect(heldBy(aBooking('no_show')).dates).toHaveLength(3);
    expect(heldBy(aBooking('cancelled')).dates).toEqual([]);
    expect(heldBy(aBooking('expired')).dates).toEqual([]);
  });

  it('end after the current night when the guest leaves early or never came', () => {
    const booking = aBooking('checked_in');
    expect(earlyDepartureFreed(booking, '2026-12-01')).toEqual(['2026-12-02', '2026-12-03']);
    expect(releasedFrom(booking, '2026-12-01')).toBe('2026-12-02');
    expect(releasedFrom(booking, '2026-12-03')).toBeNull();
    expect(releasedFrom(booking, '2026-12-04')).toBeNull();
    const left = aBooking('completed', { releasedFrom: '2026-12-02' });
    expect(heldBy(left).dates).toEqual(['2026-12-01']);
    expect(nightsDelta(heldBy(booking), heldBy(left)).map((delta) => [delta.date, delta.rooms])).toEqual([
      ['2026-12-02', -1],
      ['2026-12-03', -1],
    ]);
  });
});
