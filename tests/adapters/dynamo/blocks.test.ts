import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import { composeAdminBookings } from '../../../functions/composition/admin-bookings.ts';
import { composeExpiry } from '../../../functions/composition/sweeps.ts';
import { keys } from '../../../functions/contract/keys.ts';
import type { BodyOf } from '../../../functions/contract/routes.ts';
import { aHotel, aRoomType } from '../../support/booking-world.ts';
import { given } from '../../support/given.ts';
import { clients, type HotelWorld, hotelWorld, owner, watchedTable, writesNight } from '../../support/hotel-world.ts';

type Body = BodyOf<'createBlock'>;
const body = (changes: Partial<Body> = {}): Body => ({
  ...{ roomTypeId: 'room-1', from: '2027-04-01', to: '2027-06-11', rooms: 1, reason: 'Repainted' },
  ...changes,
});
const block = (world: HotelWorld, changes: Partial<Body> = {}, idempotencyKey = 'key-1') =>
  world.desk.createBlock({ caller: owner, hotelId: 'hotel-1', idempotencyKey, body: body(changes) });
const blocks = (world: HotelWorld) =>
  world.desk.listBlocks({ caller: owner, hotelId: 'hotel-1', limit: 100, after: undefined });
/** Every night somebody has touched: its counters, which add up to the cap. */
const counters = async (world: HotelWorld) =>
  (await world.allNights()).map(({ date, left = 0, sold = 0, blocked = 0, cap }) => {
    expect(left + sold + blocked).toBe(cap);
    return { date, left, sold, blocked };
  });
const reconcile = async (world: HotelWorld) => {
  const actor = { kind: 'owner', id: owner.userId } as const;
  return composeAdminBookings(world.core).reconcileHotel({ caller: owner, actor, hotelId: 'hotel-1', repair: true });
};

/** Lets the process die before its call number so many that writes nights: none of its calls ever comes back. */
const dieAfter = (table: ReturnType<typeof watchedTable>, writes: number): Promise<void> =>
  new Promise((died) => {
    let written = 0;
    table.watch((call) => {
      if (writesNight(call)) written += 1;
      if (written <= writes) return undefined;
      setTimeout(died, 5);
      return new Promise(() => undefined);
    });
  });

describe.each(clients)('rule 32: a block, on $on', ({ client }) => {
  it('takes rooms off sale as a stay would, and gives them back', async () => {
    const world = await hotelWorld(client());
    given(await world.hold());

    const made = given(await block(world));

    expect(made).toMatchObject({ replayed: false, block: { state: 'standing', rooms: 1 } });
    const nights = await counters(world);
    expect(nights).toHaveLength(71);
    expect(nights.slice(2, 4)).toEqual([
      { date: '2027-04-03', left: 0, sold: 1, blocked: 1 },
      { date: '2027-04-04', left: 1, sold: 0, blocked: 1 },
    ]);
    expect(await world.hold()).toMatchObject({
      refused: 'sold-out',
      nights: ['2027-04-01', '2027-04-02', '2027-04-03'],
    });
    expect(await reconcile(world)).toMatchObject({ drift: [] });

    expect(await world.desk.removeBlock({ caller: owner, blockId: made.block.id })).toBeUndefined();
    expect(new Set((await counters(world)).map(({ blocked }) => blocked))).toEqual(new Set([0]));
    expect(await blocks(world)).toEqual({ blocks: [], next: undefined });
    given(await world.hold());
  });

  it('never takes more than are left, names every night in its way, and leaves its key free', async () => {
    const world = await hotelWorld(client());
    given(await world.hold());
    const before = await counters(world);

    expect(await block(world, { rooms: 2 })).toEqual({
      refused: 'sold-out',
      nights: ['2027-04-01', '2027-04-02', '2027-04-03'],
    });
    expect(await block(world, { rooms: 3, from: '2027-05-01', to: '2027-05-02' })).toMatchObject({
      refused: 'sold-out',
    });
    expect(await counters(world)).toEqual(before);
    given(await block(world, { rooms: 2, from: '2027-04-04' }));
  });

  it('is made once a key, whatever becomes of it', async () => {
    const world = await hotelWorld(client());
    const { block: first } = given(await block(world));

    expect(await block(world)).toMatchObject({ replayed: true, block: { id: first.id } });
    expect(await block(world, { reason: 'Other' })).toEqual({ refused: 'idempotency-key-reused' });
    expect((await counters(world)).every(({ blocked }) => blocked === 1)).toBe(true);

    await world.desk.removeBlock({ caller: owner, blockId: first.id });
    expect(await block(world)).toMatchObject({ replayed: true, block: { state: 'removed' } });
    expect(await world.desk.removeBlock({ caller: owner, blockId: first.id })).toMatchObject({ refused: 'not-found' });
  });

  it('sells or blocks the last room once, whoever of many comes first', async () => {
    const world = await hotelWorld(client(), { roomTypes: [aRoomType({ totalRooms: 3 })] });
    const asked = await Promise.all([
      ...Array.from({ length: 4 }, (_, number) => block(world, { to: '2027-04-04' }, `key-${number}`)),
      ...Array.from({ length: 4 }, (_, number) => world.hold({ userId: `guest-${number}` })),
    ]);

    const nights = await counters(world);
    expect(nights.every(({ left }) => left >= 0)).toBe(true);
    const stood = asked.filter((one) => 'block' in one).length;
    expect(nights.map(({ blocked }) => blocked)).toEqual([stood, stood, stood]);
    expect(await reconcile(world)).toMatchObject({ drift: [] });
  });

  it('ends today where it has begun: the nights before stay blocked', async () => {
    const world = await hotelWorld(client());
    const { block: made } = given(await block(world, { from: '2027-03-30' }));
    world.moveTo('2027-05-20T12:00:00.000Z');

    await world.desk.removeBlock({ caller: owner, blockId: made.id });

    const nights = await counters(world);
    expect(
      nights
        .filter(({ blocked }) => blocked === 1)
        .map(({ date }) => date)
        .at(-1),
    ).toBe('2027-05-19');
    expect(nights.filter(({ blocked }) => blocked === 1)).toHaveLength(51);
    expect(await reconcile(world)).toMatchObject({ drift: [] });
    expect(await world.desk.removeBlock({ caller: owner, blockId: made.id })).toBeUndefined();
    expect(await counters(world)).toEqual(nights);
  });

  it('counts against fewer rooms, and a change of rooms goes on around it', async () => {
    const world = await hotelWorld(client());
    given(await block(world, { to: '2027-04-03' }));

    expect(await world.put({ totalRooms: 0 })).toMatchObject({
      refused: 'below-sold',
      nights: ['2027-04-01', '2027-04-02'],
    });
    given(await world.put({ totalRooms: 5 }));
    expect((await counters(world)).filter(({ blocked }) => blocked === 1)).toEqual([
      { date: '2027-04-01', left: 4, sold: 0, blocked: 1 },
      { date: '2027-04-02', left: 4, sold: 0, blocked: 1 },
    ]);
  });

  it('makes a night overbooked that has more sold and blocked than rooms', async () => {
    const world = await hotelWorld(client(), { roomTypes: [aRoomType({ totalRooms: 1, softLimit: 2 })] });
    given(await world.hold({ dates: ['2027-04-01', '2027-04-02'] }));
    given(await block(world, { to: '2027-04-03' }));
    const request = { caller: owner, hotelId: 'hotel-1', limit: 10, after: undefined };

    expect(await composeAdminBookings(world.core).listOverbooked(request)).toMatchObject({
      nights: [{ date: '2027-04-01', sold: 1, blocked: 1, totalRooms: 1 }],
    });
  });
});

describe('rule 32, after a crash in the middle of a block', () => {
  const crashed = async (writes: number) => {
    const table = watchedTable();
    const world = await hotelWorld(table.client);
    const death = dieAfter(table, writes);
    void block(world);
    await death;
    table.letGo();
    return { table, world };
  };

  it('the same key finishes it', async () => {
    const { world } = await crashed(1);
    expect((await counters(world)).length).toBe(30);

    expect(await block(world)).toMatchObject({ block: { state: 'standing' } });
    expect(await counters(world)).toHaveLength(71);
    expect(await reconcile(world)).toMatchObject({ drift: [] });
  });

  it('the sweeper finishes it, and undoes it whole where a night was sold meanwhile', async () => {
    const { world } = await crashed(1);
    given(await world.hold({ dates: ['2027-05-30', '2027-06-02'], rooms: 2, guests: 2 }));
    world.advance(3);

    await composeExpiry(world.core)();

    const nights = await counters(world);
    expect(new Set(nights.map(({ blocked }) => blocked))).toEqual(new Set([0]));
    expect(await blocks(world)).toMatchObject({ blocks: [] });
    expect(await block(world, { reason: 'Again' })).toMatchObject({
      refused: 'sold-out',
      nights: ['2027-05-30', '2027-05-31', '2027-06-01'],
    });
  });

  it('two processes finish it together, and no night is taken twice', async () => {
    const { world } = await crashed(1);
    await Promise.all([block(world), block(world), block(world)]);
    expect((await counters(world)).map(({ blocked }) => blocked)).toEqual(Array.from({ length: 71 }, () => 1));
  });

  it('one whose room type has gone meanwhile is undone', async () => {
    const { world } = await crashed(1);
    expect(
      await world.owners.deleteRoomType({ caller: owner, roomTypeId: 'room-1', ifMatch: undefined }),
    ).toBeUndefined();
    expect(await block(world)).toMatchObject({ refused: 'sold-out' });
    expect(await block(world)).toMatchObject({ refused: 'refused', code: 'unknown_room_type' });
    expect(await blocks(world)).toMatchObject({ blocks: [] });
  });
});

describe('reconciliation', () => {
  it('rule 32: finds a night that does not count its blocks, and repairs it', async () => {
    const table = watchedTable();
    const world = await hotelWorld(table.client, { hotel: aHotel(), roomTypes: [aRoomType()] });
    given(await block(world, { to: '2027-04-03' }));
    await world.table.client.send(
      new UpdateCommand({
        TableName: world.table.name,
        Key: keys.night('hotel-1', '2027-04-01', 'room-1'),
        UpdateExpression: 'SET #left = #left + :one, seq = seq + :one REMOVE blocked',
        ExpressionAttributeNames: { '#left': 'left' },
        ExpressionAttributeValues: { ':one': 1 },
      }),
    );

    expect(await reconcile(world)).toMatchObject({
      drift: [{ date: '2027-04-01', sold: 0, blocked: 0, blocks: 1, repaired: true }],
    });
    expect(await reconcile(world)).toMatchObject({ drift: [] });
  });
});
