import { beforeEach, describe, expect, it } from 'vitest';
import { isRefusal } from '../../functions/domain/refusal.ts';
import { makeOffer, priceStay } from '../../functions/usecases/hotels/offers.ts';
import { createMemoryDynamo } from '../../memory-dynamodb/index.ts';
import { type BookingWorld, bookingWorld } from '../support/booking-world.ts';

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
  return makeOffer(world.deps.quotes, priceStay({ ...facts, stay: { ...world.stay, rooms }, now: world.now() })).token;
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
    expect(await world.hold()).toEqual({ refused: 'too-many-holds', open: 10, limit: 10 });
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
