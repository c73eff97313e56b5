import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Booking } from '../../functions/domain/booking/booking.ts';
import {
  type ChangeRequest,
  changeTarget,
  nightsPricedNow,
  repriceNights,
} from '../../functions/domain/booking/change.ts';
import { chargeKey, keptOf, refundKey, UNPAID } from '../../functions/domain/booking/payment.ts';
import { REFERENCE_BYTES, referenceFrom } from '../../functions/domain/booking/reference.ts';
import { addDays } from '../../functions/domain/calendar/date.ts';
import { guestsOf, spreadGuests } from '../../functions/domain/rates/party.ts';
import { aBooking } from './given.ts';

describe('the price of a changed stay', () => {
  const booking = aBooking('confirmed');
  const same: ChangeRequest = {
    hotelId: 'hotel-1',
    roomTypeId: 'double',
    checkIn: '2026-12-01',
    checkOut: '2026-12-04',
    party: spreadGuests(2, 1),
  };
  const booked = { price: 10_000, rule: { kind: 'base' } };
  const longBefore = '2026-11-02T10:00:00.000Z';
  const repriceChange = (before: Booking, request: ChangeRequest, priced: Parameters<typeof repriceNights>[2]) => {
    const stay = {
      ...request,
      guests: guestsOf(request.party),
      rooms: request.party.length,
      plan: before.plan,
      roomTypeName: 'Double room',
      nights: repriceNights(before, request, priced),
    };
    const { nights, totals } = changeTarget(before, stay, longBefore);
    return { nights, totals, difference: totals.total - before.totals.total };
  };
  const todayAt = (price: number, dates: readonly string[]) =>
    dates.map((date) => ({
      date,
      price,
      rule: { kind: 'override', reason: 'holiday' } as const,
      rev: 0,
      available: 9,
      closed: false,
    }));

  it('keeps the booked price of kept nights and takes that of today for added ones', () => {
    const request = { ...same, checkIn: '2026-12-02', checkOut: '2026-12-05' };
    expect(nightsPricedNow(booking, request)).toEqual(['2026-12-04']);
    const repriced = repriceChange(booking, request, todayAt(15_000, ['2026-12-03', '2026-12-04']));
    expect(repriced.nights).toEqual([
      { date: '2026-12-02', rooms: [booked] },
      { date: '2026-12-03', rooms: [booked] },
      { date: '2026-12-04', rooms: [{ price: 15_000, rule: { kind: 'override', reason: 'holiday' } }] },
    ]);
    expect(repriced.difference).toBe(5000);
  });

  it('prices every night anew in another room type or hotel', () => {
    expect(nightsPricedNow(booking, { ...same, roomTypeId: 'suite' })).toHaveLength(3);
    expect(nightsPricedNow(booking, { ...same, hotelId: 'hotel-2' })).toHaveLength(3);
  });

  it('owes the guest a shorter stay, with the taxes frozen on the booking', () => {
    const shorter = repriceChange(booking, { ...same, checkOut: '2026-12-03' }, []);
    expect(shorter.totals).toEqual({ rooms: 20_000, taxes: [{ name: 'City tax', amount: 800 }], total: 20_800 });
    expect(shorter.difference).toBe(-10_400);
  });

  it('is nothing more for the same stay, and the tax for a guest more', () => {
    expect(repriceChange(booking, same, []).difference).toBe(0);
    expect(repriceChange(booking, { ...same, party: spreadGuests(3, 1) }, []).difference).toBe(600);
  });

  it('is not guessed where an added night has none', () => {
    expect(() => repriceChange(booking, { ...same, checkOut: '2026-12-05' }, [])).toThrow(RangeError);
    expect(() => repriceChange(booking, { ...same, party: spreadGuests(2, 2) }, [])).toThrow(RangeError);
  });

  it.each([
    ['EUR', 100, 50_000, 350_100],
    ['JPY', 1, 500, 3501],
    ['KWD', 1000, 500_000, 3_501_000],
  ])('rule 15: in %s one room of %i made eight while the night is at %i costs %i', (currency, was, is, total) => {
    const one = aBooking('confirmed', {
      checkOut: '2026-12-02',
      guests: 1,
      currency,
      nights: [{ date: '2026-12-01', rooms: [{ price: was, rule: { kind: 'base' } }] }],
      taxRules: [],
    });
    const eight = { ...same, checkOut: '2026-12-02', party: spreadGuests(8, 8) };
    expect(nightsPricedNow(one, eight)).toEqual(['2026-12-01']);
    const repriced = repriceChange(one, eight, todayAt(is, ['2026-12-01']));
    expect(repriced.totals.total).toBe(total);
    expect(repriced.nights[0]?.rooms.map(({ price }) => price)).toEqual([was, ...Array.from({ length: 7 }, () => is)]);
  });

  it('keeps the rooms booked first where there are fewer, and prices a room that comes back anew', () => {
    const two = { ...same, party: spreadGuests(2, 2) };
    const more = repriceChange(booking, two, todayAt(15_000, nightsPricedNow(booking, two)));
    expect(more.totals.rooms).toBe(3 * 25_000);
    const booked2 = { ...booking, ...more, rooms: 2, party: two.party };
    const three = { ...same, party: spreadGuests(3, 3) };
    const most = repriceChange(booked2, three, todayAt(7000, nightsPricedNow(booked2, three)));
    expect(most.nights[0]?.rooms.map(({ price }) => price)).toEqual([10_000, 15_000, 7000]);
    const fewer = repriceChange({ ...booking, ...most }, two, []);
    expect(fewer.totals.rooms).toBe(3 * 25_000);
  });

  it('moved by a night with a room more keeps what was booked of the nights kept, and nothing else', () => {
    const request = { ...same, checkIn: '2026-12-03', checkOut: '2026-12-05', party: spreadGuests(2, 2) };
    expect(nightsPricedNow(booking, request)).toEqual(['2026-12-03', '2026-12-04']);
    const moved = repriceChange(booking, request, todayAt(15_000, ['2026-12-03', '2026-12-04']));
    expect(moved.nights.map(({ rooms }) => rooms.map(({ price }) => price))).toEqual([
      [10_000, 15_000],
      [15_000, 15_000],
    ]);
  });

  it('rule 15: is what every room kept was booked at and every other costs now, whatever changes at once', () => {
    const aRequest = fc
      .record({
        start: fc.integer({ min: -3, max: 4 }),
        length: fc.integer({ min: 1, max: 6 }),
        rooms: fc.integer({ min: 1, max: 8 }),
        roomTypeId: fc.constantFrom('double', 'double', 'double', 'suite'),
      })
      .map(({ start, length, rooms, ...request }) => {
        const checkIn = addDays('2026-12-01', start);
        return { ...same, ...request, party: spreadGuests(2, rooms), checkIn, checkOut: addDays(checkIn, length) };
      });
    const aStep = fc.record({ request: aRequest, price: fc.integer({ min: 0, max: 90_000 }) });
    fc.assert(
      fc.property(fc.array(aStep, { minLength: 1, maxLength: 6 }), (steps) => {
        let stands: Booking = booking;
        for (const { request, price } of steps) {
          const repriced = repriceChange(stands, request, todayAt(price, nightsPricedNow(stands, request)));
          let rooms = 0;
          for (const night of repriced.nights) {
            const before = stands.roomTypeId === request.roomTypeId ? stands.nights : [];
            const kept = before.find(({ date }) => date === night.date)?.rooms.map((room) => room.price) ?? [];
            for (let room = 0; room < request.party.length; room += 1) {
              expect(night.rooms[room]?.price).toBe(kept[room] ?? price);
              rooms += kept[room] ?? price;
            }
            expect(night.rooms).toHaveLength(request.party.length);
          }
          expect(repriced.totals.rooms).toBe(rooms);
          stands = { ...stands, ...request, nights: repriced.nights, totals: repriced.totals };
        }
      }),
    );
  });

  it('comes back to the booked one when a change is undone', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 0, max: 50_000 }), (more, price) => {
        const longer = { ...same, checkOut: addDays(same.checkOut, more) };
        const changed = repriceChange(booking, longer, todayAt(price, nightsPricedNow(booking, longer)));
        const undone = repriceChange({ ...booking, ...changed }, same, []);
        expect(undone.totals).toEqual(booking.totals);
        expect(undone.difference).toBe(-changed.difference);
      }),
    );
  });
});

describe('the money of a booking', () => {
  it('is what was paid less what went back or is promised back', () => {
    expect(keptOf({ ...UNPAID, paid: 30_000, refundDue: 1000, refunded: 4000 })).toBe(25_000);
  });

  it('has one key at the gateway for each charge and each refund', () => {
    expect(new Set([chargeKey('b', 1), chargeKey('b', 2), refundKey('b', 1), refundKey('b', 2)]).size).toBe(4);
    expect(refundKey('b', 2)).toBe('b:r:2');
  });
});

describe('the reference of a booking', () => {
  it('is two groups of four letters nobody mishears', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: REFERENCE_BYTES, maxLength: 32 }), (bytes) => {
        expect(referenceFrom(bytes)).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
      }),
    );
  });

  it('differs wherever the five bytes do', () => {
    const five = fc.uint8Array({ minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(five, five, (one, other) => {
        expect(referenceFrom(one) === referenceFrom(other)).toBe(one.every((byte, index) => byte === other[index]));
      }),
    );
    expect(referenceFrom(new Uint8Array([0, 0, 0, 0, 31]))).toBe('0000-000Z');
    expect(() => referenceFrom(new Uint8Array(4))).toThrow(RangeError);
  });
});
