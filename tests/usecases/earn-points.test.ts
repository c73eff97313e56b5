import { beforeEach, describe, expect, it } from 'vitest';
import { pointsRepository } from '../../functions/adapters/dynamo/accounts/points-repository.ts';
import { eventsOfChange } from '../../functions/adapters/dynamo/outbox/stream-events.ts';
import { queryAll } from '../../functions/adapters/dynamo/table.ts';
import { composeLoyalty } from '../../functions/composition/loyalty.ts';
import type { AnyEvent } from '../../functions/contract/events.ts';
import { keys } from '../../functions/contract/keys.ts';
import type { Booking } from '../../functions/domain/booking/booking.ts';
import { earnPoints } from '../../functions/usecases/loyalty/earn-points.ts';
import { createMemoryDynamo } from '../../memory-dynamodb/index.ts';
import { aHotel } from '../support/booking-world.ts';
import { given } from '../support/given.ts';
import { type StayWorld, stayWorld } from '../support/stay-world.ts';

let world: StayWorld;
beforeEach(async () => {
  world = await stayWorld(createMemoryDynamo().client());
});

/** What the stream has told of the booking, in order. */
const told = async (booking: Booking): Promise<AnyEvent[]> => {
  const items = await queryAll(world.table, { pk: keys.booking(booking.id).pk, beginsWith: 'H#' });
  return items.flatMap((item) => [...eventsOfChange({ kind: 'INSERT', item })]);
};
const hear = async (events: readonly AnyEvent[]) => {
  for (const event of events) await composeLoyalty(world.core)(event);
};
const account = () => pointsRepository(world.table).account('guest-1');
const ledger = async () => (await pointsRepository(world.table).entries('guest-1', 100, undefined)).entries;

describe('a stay that is over', () => {
  it('earns ten points for each euro paid, and its nights', async () => {
    const booking = await world.confirmed();
    world.moveTo('2027-04-04T11:00:00.000Z');
    await world.sweepAll();
    await hear(await told(booking));
    expect(await account()).toMatchObject({ nights: { 2027: 3 }, batches: [{ points: 3180 }] });
    expect(await ledger()).toMatchObject([{ kind: 'earned', points: 3180, balance: 3180, bookingId: booking.id }]);
  });

  it('earns once, however often and by however many workers it is told', async () => {
    const booking = await world.confirmed();
    world.moveTo('2027-04-04T11:00:00.000Z');
    await world.sweepAll();
    const events = await told(booking);
    await Promise.all([hear(events), hear(events), hear(events.toReversed())]);
    world.advance(60 * 24 * 40);
    await hear(events);
    expect((await ledger()).map(({ points }) => points)).toEqual([3180]);
    expect((await account()).nights).toEqual({ 2027: 3 });
  });

  it('of two stays told at once earns both', async () => {
    const bookings = [await world.confirmed(), await world.confirmed({ dates: ['2027-04-10', '2027-04-12'] })];
    world.moveTo('2027-04-12T11:00:00.000Z');
    await world.sweepAll();
    await Promise.all(bookings.map(async (booking) => hear(await told(booking))));
    expect(await account()).toMatchObject({ nights: { 2027: 5 }, batches: [{ points: 3180 + 2120 }] });
  });

  it('that was never slept earns nothing: not a cancelled one, not a hold', async () => {
    const booking = await world.confirmed();
    const actor = { kind: 'guest', id: 'guest-1' } as const;
    given(
      await world.cancel({ bookingId: booking.id, ifMatch: undefined, reason: null, actor, mayCancel: () => true }),
    );
    const events = await told(booking);
    await hear(events);
    // Somebody tells of an end that never was.
    const [first] = events;
    if (first?.type === 'booking.confirmed') await hear([{ ...first, type: 'booking.completed' }]);
    expect(first?.type).toBe('booking.confirmed');
    expect(await ledger()).toEqual([]);
  });

  it('counts each night in its own year', async () => {
    const booking = await world.confirmed({ dates: ['2027-12-30', '2028-01-02'] });
    world.moveTo('2028-01-02T12:00:00.000Z');
    await world.sweepAll();
    await hear(await told(booking));
    expect((await account()).nights).toEqual({ 2027: 2, 2028: 1 });
  });

  it('earns by what the currency is worth', async () => {
    world = await stayWorld(createMemoryDynamo().client(), { hotel: aHotel({ currency: 'JPY' }) });
    const booking = await world.confirmed();
    world.moveTo('2027-04-04T11:00:00.000Z');
    await world.sweepAll();
    const points = pointsRepository(world.table);
    for (const event of await told(booking)) await earnPoints({ ...world.deps, points, perEuro: () => 159 })(event);
    expect((await ledger())[0]?.points).toBe(2000);
  });
});
