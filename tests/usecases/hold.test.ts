import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { spreadGuests } from '../../functions/domain/rates/party.ts';
import { standardPlan } from '../../functions/domain/rates/plan.ts';
import { isRefusal } from '../../functions/domain/refusal.ts';
import { quoteOf, rateRoom } from '../../functions/domain/stay-offer.ts';
import { makeOffer } from '../../functions/usecases/hotels/offers.ts';
import { createMemoryDynamo } from '../../memory-dynamodb/index.ts';
import { type BookingWorld, bookingWorld } from '../support/booking-world.ts';
import { given } from '../support/given.ts';

let world: BookingWorld;
let calls: string[] = [];
beforeEach(async () => {
  const memory = createMemoryDynamo({
    intercept: ({ operation }) => {
      calls.push(operation);
      return undefined;
    },
  });
  world = await bookingWorld(memory.client());
});

const quoteFor = async (rooms = 1): Promise<string> => {
  const facts = await world.deps.hotels.forStay('hotel-1', 'room-1', ['2027-04-01', '2027-04-02', '2027-04-03']);
  if (!facts) throw new Error('no such hotel');
  const stay = { ...world.stay, party: spreadGuests(2, rooms) };
  const room = rateRoom({ ...facts, stay, now: world.now(), maxNights: 30 });
  return makeOffer(world.deps.quotes, quoteOf(room, standardPlan('hotel-1'))).token;
};

const held = async (promise: ReturnType<BookingWorld['hold']>) => {
  const outcome = await promise;
  if (isRefusal(outcome)) throw new Error(`refused: ${JSON.stringify(outcome)}`);
  return outcome;
};

describe('a hold', () => {
  it('takes every night of the stay and freezes the price', async () => {
    const { booking, deduplicated } = await held(world.hold());
    expect(deduplicated).toBe(false);
    expect(booking).toMatchObject({ status: 'reserved', totals: { rooms: 30_000, total: 31_800 } });
    expect(booking.expiresAt).toBe('2027-03-01T12:15:00.000Z');
    expect(await world.nights()).toMatchObject([
      { date: '2027-04-01', left: 1, sold: 1, cap: 2, seq: 1 },
      { date: '2027-04-02', left: 1, sold: 1, cap: 2, seq: 1 },
      { date: '2027-04-03', left: 1, sold: 1, cap: 2, seq: 1 },
    ]);
  });

  it('costs one call where a quote is given', async () => {
    const quote = await quoteFor();
    await world.deps.settings.current();
    calls = [];
    await held(world.hold({ quote }));
    expect(calls).toEqual(['TransactWriteItems']);
  });

  it('is refused as sold out with the nights that are full, and takes none of the others', async () => {
    await held(world.hold({ dates: ['2027-04-02', '2027-04-03'], rooms: 2 }));
    expect(await world.hold()).toEqual({ refused: 'sold-out', nights: ['2027-04-02'] });
    const nights = await world.nights();
    expect(nights.map(({ date }) => date)).toEqual(['2027-04-02']);
  });

  it('is the same booking for the same key and body, even once the quote is dead and the nights are full', async () => {
    const quote = await quoteFor();
    const first = await held(world.hold({ idempotencyKey: 'key', quote }));
    await held(world.hold({ dates: ['2027-04-01', '2027-04-04'] }));
    world.advance(20);
    const again = await held(world.hold({ idempotencyKey: 'key', quote }));
    expect(again).toMatchObject({ deduplicated: true, booking: { id: first.booking.id } });
  });

  it('refuses the key for another body', async () => {
    await held(world.hold({ idempotencyKey: 'key' }));
    expect(await world.hold({ idempotencyKey: 'key', guestName: 'Bob' })).toEqual({
      refused: 'idempotency-key-reused',
    });
  });

  it('leaves the key of a refused try free', async () => {
    await held(world.hold({ rooms: 2 }));
    expect(await world.hold({ idempotencyKey: 'key' })).toMatchObject({ refused: 'sold-out' });
    await world.advance(16);
    await world.sweepAll();
    expect((await held(world.hold({ idempotencyKey: 'key' }))).deduplicated).toBe(false);
  });

  it('is refused beyond ten open holds of one guest', async () => {
    for (let index = 10; index < 20; index += 1) {
      await held(world.hold({ dates: [`2027-04-${index}`, `2027-04-${index + 1}`] }));
    }
    expect(await world.hold()).toEqual({ refused: 'too-many-holds', of: 'holds', open: 10, limit: 10 });
    expect((await held(world.hold({ userId: 'guest-2' }))).booking.status).toBe('reserved');
  });

  it('is refused for a forged quote, one for another stay, past dates and too many guests', async () => {
    const quote = await quoteFor();
    expect(await world.hold({ quote: `${quote.slice(0, -2)}aa` })).toMatchObject({ refused: 'invalid-request' });
    expect(await world.hold({ quote, rooms: 2 })).toMatchObject({ refused: 'invalid-request' });
    expect(await world.hold({ dates: ['2027-02-01', '2027-02-02'] })).toMatchObject({ refused: 'stay-not-allowed' });
    expect(await world.hold({ guests: 3 })).toMatchObject({ refused: 'too-many-guests' });
    expect(await world.nights()).toEqual([]);
  });
});

describe('an expired hold', () => {
  it('gives its nights back, and not before its time', async () => {
    const { booking } = await held(world.hold());
    world.advance(15);
    await world.sweepAll();
    expect((await world.deps.bookings.find(booking.id))?.status).toBe('reserved');
    world.advanceSeconds(3);
    await world.sweepAll();
    expect((await world.deps.bookings.find(booking.id))?.status).toBe('expired');
    expect(await world.nights()).toMatchObject([
      { left: 2, sold: 0 },
      { left: 2, sold: 0 },
      { left: 2, sold: 0 },
    ]);
  });
});

describe('a night that was just met full', () => {
  beforeEach(() => {
    // Two seconds of real time, which a busy machine must not use up.
    vi.useFakeTimers({ toFake: ['performance'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  /** A guest with the last room, another who was refused it, and the quote that all have seen. */
  const soldLast = async () => {
    const quote = await quoteFor();
    const first = await held(world.hold({ quote, idempotencyKey: 'first' }));
    const last = await held(world.hold({ quote, idempotencyKey: 'last', userId: 'guest-2' }));
    calls = [];
    expect(await world.hold({ quote, userId: 'guest-3' })).toMatchObject({ refused: 'sold-out' });
    return { quote, first, last };
  };

  it('costs the first guest who is refused a transaction, and every later one two reads', async () => {
    const { quote } = await soldLast();
    expect(calls).toEqual(['TransactWriteItems', 'GetItem']);
    calls = [];
    expect(await world.hold({ quote, userId: 'guest-4' })).toEqual({
      refused: 'sold-out',
      nights: ['2027-04-01', '2027-04-02', '2027-04-03'],
    });
    expect(calls).toEqual(['BatchGetItem', 'GetItem']);
  });

  it('is sold at once when a room of it is given back', async () => {
    const { quote, first } = await soldLast();
    const actor = { kind: 'guest', id: 'guest-1' } as const;
    const command = { bookingId: first.booking.id, reason: null, ifMatch: undefined, mayCancel: () => true };
    given(await world.cancel({ ...command, actor }));
    calls = [];
    await held(world.hold({ quote, userId: 'guest-3' }));
    expect(calls).toEqual(['BatchGetItem', 'TransactWriteItems']);
  });

  it('is no reason to refuse a replay', async () => {
    const { quote, last } = await soldLast();
    calls = [];
    const again = await held(world.hold({ quote, idempotencyKey: 'last', userId: 'guest-2' }));
    expect(again).toMatchObject({ deduplicated: true, booking: { id: last.booking.id } });
    expect(calls).toEqual(['BatchGetItem']);
    const reused = { quote, idempotencyKey: 'last', userId: 'guest-2', guestName: 'Bob' };
    expect(await world.hold(reused)).toEqual({ refused: 'idempotency-key-reused' });
  });

  it('delays nobody who wants fewer rooms than were refused', async () => {
    const [one, two] = [await quoteFor(), await quoteFor(2)];
    await held(world.hold({ quote: one }));
    expect(await world.hold({ quote: two, rooms: 2, userId: 'guest-2' })).toMatchObject({ refused: 'sold-out' });
    calls = [];
    await held(world.hold({ quote: one, userId: 'guest-2' }));
    expect(calls).toEqual(['TransactWriteItems']);
  });

  it('is forgotten after two seconds', async () => {
    const { quote } = await soldLast();
    vi.advanceTimersByTime(1999);
    calls = [];
    await world.hold({ quote, userId: 'guest-4' });
    expect(calls).toEqual(['BatchGetItem', 'GetItem']);
    vi.advanceTimersByTime(2000);
    calls = [];
    await world.hold({ quote, userId: 'guest-5' });
    expect(calls).toEqual(['TransactWriteItems', 'GetItem']);
  });

  it('is known to be full from an unquoted stay too', async () => {
    const quote = await quoteFor();
    await held(world.hold({ rooms: 2 }));
    expect(await world.hold({ userId: 'guest-2' })).toMatchObject({ refused: 'sold-out' });
    calls = [];
    expect(await world.hold({ quote, userId: 'guest-3' })).toMatchObject({ refused: 'sold-out' });
    expect(calls).toEqual(['BatchGetItem', 'GetItem']);
  });
});
