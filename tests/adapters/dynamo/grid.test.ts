import { describe, expect, it } from 'vitest';
import type { BodyOf } from '../../../functions/contract/routes.ts';
import { aHotel, aRoomType } from '../../support/booking-world.ts';
import { clients, type HotelWorld, hotelWorld, owner, watchedTable, writesNight } from '../../support/hotel-world.ts';

type Body = BodyOf<'changeGrid'>;
const given = (world: HotelWorld, body: Partial<Body>, key = 'key-1', ifMatch?: number) =>
  world.rates.changeGrid({
    caller: owner,
    hotelId: 'hotel-1',
    idempotencyKey: key,
    ifMatch,
    body: { dryRun: false, ...body },
  });
type Change = NonNullable<Body['changes']>[number];
const aChange = (set: Change['set'], more: Partial<Change> = {}): Change => ({
  roomTypeIds: ['room-1'],
  from: '2027-04-01',
  to: '2027-04-20',
  set,
  ...more,
});
const read = (world: HotelWorld, from = '2027-04-01', to = '2027-04-20') =>
  world.rates.readGrid({ caller: owner, hotelId: 'hotel-1', from, to });
const facts = async (world: HotelWorld) =>
  (await world.allNights()).map(({ date, price, rateRev, restrictions, closed }) => ({
    date,
    price,
    rateRev,
    restrictions,
    closed,
  }));

/** Lets the process die once it has written so many nights: none of its calls ever comes back. */
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

describe.each(clients)('rule 4: a change of the grid, on $on', ({ client }) => {
  it('sets absolute values once a night, ends its quotes, and is undone by its id', async () => {
    const world = await hotelWorld(client());
    await given(world, { changes: [aChange({ price: '120.00', reason: 'holiday' }, { to: '2027-04-02' })] }, 'key-0');
    const before = await read(world);
    const quote = await world.quoteFor();

    const changed = await given(world, {
      changes: [aChange({ adjust: { percent: '-10' }, minStay: 2, closedToDeparture: true })],
    });

    expect(changed).toMatchObject({ nights: 20, revision: 3, failed: [] });
    expect((await facts(world)).slice(0, 3)).toMatchObject([
      { price: 10_800, rateRev: 2, restrictions: { minStay: 2, closedToDeparture: true } },
      { price: 10_800, rateRev: 2 },
      { price: 9000, rateRev: 1 },
    ]);
    expect(await world.hold({ quote })).toMatchObject({ refused: 'stay-not-allowed' });

    const undo = 'changeId' in changed ? (changed.changeId ?? '') : '';
    expect(await given(world, { undo }, 'key-2')).toMatchObject({ nights: 20, revision: 4 });
    const after = await read(world);
    expect('roomTypes' in after && after.roomTypes).toEqual('roomTypes' in before && before.roomTypes);
  });

  it('answers the same key as the first time, and another body under it is refused', async () => {
    const world = await hotelWorld(client());
    const body = { changes: [aChange({ adjust: { percent: 10 } })] };
    const first = await given(world, body);

    expect(await given(world, body)).toEqual(first);
    expect(await given(world, { changes: [aChange({ minStay: 3 })] })).toEqual({ refused: 'idempotency-key-reused' });
    expect(await given(world, body, 'key-2', 1)).toEqual({ refused: 'stale-version' });
    expect([...new Set((await facts(world)).map(({ price }) => price))]).toEqual([11_000]);
  });
});

describe('rule 4, after a crash in the middle of a change of the grid', () => {
  const crashed = async () => {
    const table = watchedTable();
    const world = await hotelWorld(table.client);
    const death = dieAfter(table, 7);
    void given(world, { changes: [aChange({ adjust: { percent: 10 }, minStay: 2 })] });
    await death;
    table.letGo();
    const written = (await world.allNights()).length;
    expect(written).toBeGreaterThan(0);
    expect(written).toBeLessThan(20);
    return world;
  };
  const whole = async (world: HotelWorld) => {
    const nights = await facts(world);
    expect(nights.length).toBe(20);
    expect(new Set(nights.map(({ price, rateRev }) => `${price} ${rateRev}`))).toEqual(new Set(['11000 1']));
    expect(new Set(nights.map(({ restrictions }) => restrictions?.minStay))).toEqual(new Set([2]));
  };

  it('the same request again finishes it, and adjusts no price twice', async () => {
    const world = await crashed();

    const again = await given(world, { changes: [aChange({ adjust: { percent: 10 }, minStay: 2 })] });

    expect(again).toMatchObject({ nights: 20, revision: 2 });
    await whole(world);
  });

  it('another change finishes it first and is decided on its result', async () => {
    const world = await crashed();

    expect(await given(world, { changes: [aChange({ adjust: { amount: '1.00' } })] }, 'key-2')).toMatchObject({
      nights: 20,
      revision: 3,
      before: [{ set: { price: 11_000 } }],
      after: [{ set: { price: 11_100 } }],
    });
  });

  it('the grid is read only when it is whole', async () => {
    const world = await crashed();

    const grid = await read(world);

    expect('roomTypes' in grid && new Set(grid.roomTypes[0]?.nights.map(({ price }) => price))).toEqual(
      new Set([11_000]),
    );
    await whole(world);
  });

  it('prices set past the grid come after it', async () => {
    const world = await crashed();
    const body = { overrides: [{ date: '2027-04-20', price: '77.00', reason: 'other' as const }] };

    await world.owners.setPricing({ caller: owner, roomTypeId: 'room-1', body });

    const nights = await facts(world);
    expect([nights[0]?.price, nights[19]?.price]).toEqual([11_000, 7700]);
    expect(await read(world)).toMatchObject({ revision: 4 });
  });

  it('the sweeper finds it by when it was due, and finishes it', async () => {
    const world = await crashed();
    const due = await world.deps.bookings.due(0, '2027-03-02T00:00:00.000Z', 100, undefined);
    const all = await Promise.all(
      [1, 2, 3, 4, 5, 6, 7].map((shard) => world.deps.bookings.due(shard, '2027-03-02T00:00:00.000Z', 100, undefined)),
    );
    const found = [due, ...all].flatMap((page) => page.due).find(({ kind }) => kind === 'grid_change');
    const [hotelId = '', changeId = ''] = found?.id.split(':') ?? [];

    expect(await world.rollouts.finishGridChange(hotelId, changeId)).toBe('finished');
    expect(await world.rollouts.finishGridChange(hotelId, changeId)).toBe('finished');

    await whole(world);
  });

  it('a worker that wakes up after a later change writes nothing', async () => {
    const table = watchedTable();
    const world = await hotelWorld(table.client);
    let wake = (): void => undefined;
    const asleep = new Promise<void>((resolve) => {
      wake = resolve;
    });
    let sleeping = 0;
    table.watch(async (call) => {
      if (!writesNight(call) || !JSON.stringify(call.input).includes('NIGHT#2027-04-0')) return undefined;
      sleeping += 1;
      await asleep;
      return undefined;
    });
    const first = given(world, { changes: [aChange({ minStay: 5 })] });
    await expect.poll(() => sleeping).toBeGreaterThan(0);
    table.letGo();

    await given(world, { changes: [aChange({ minStay: 3 })] }, 'key-2');
    wake();

    expect(await first).toMatchObject({ nights: 20, revision: 2 });
    expect(new Set((await facts(world)).map(({ restrictions }) => restrictions?.minStay))).toEqual(new Set([3]));
  });

  it('answers lost on the way to the table count a change once', async () => {
    const table = watchedTable();
    const world = await hotelWorld(table.client);
    let calls = 0;
    table.watch(({ operation }) => {
      if (operation !== 'UpdateItem' && operation !== 'TransactWriteItems') return undefined;
      calls += 1;
      return calls % 2 === 1 ? { kind: 'lost-response' } : undefined;
    });

    expect(await given(world, { changes: [aChange({ adjust: { percent: 10 }, minStay: 2 })] })).toMatchObject({
      nights: 20,
      revision: 2,
    });

    table.letGo();
    await whole(world);
  });
});

describe('rules 3 and 4: the grid and a deletion', () => {
  const deleteRoom = (world: HotelWorld) =>
    world.owners.deleteRoomType({ caller: owner, roomTypeId: 'room-1', ifMatch: undefined });

  it("a deletion that fails leaves an owner's stop-sell, and a stop-sell opens no fenced night", async () => {
    const table = watchedTable();
    const world = await hotelWorld(table.client);
    await given(world, { changes: [aChange({ closed: true }, { from: '2027-04-10' })] });
    const quote = await world.quoteFor();
    table.watch(async (call) => {
      if (!writesNight(call)) return undefined;
      table.letGo();
      await world.hold({ quote });
      return undefined;
    });

    expect(await deleteRoom(world)).toMatchObject({ refused: 'in-use' });

    const nights = await world.allNights();
    expect(nights.filter(({ fence }) => fence)).toEqual([]);
    expect(nights.filter(({ closed }) => closed).map(({ date }) => date)).toEqual(
      Array.from({ length: 11 }, (_, day) => `2027-04-${10 + day}`),
    );
  });

  it('no change begins while a deletion is under way', async () => {
    const table = watchedTable();
    const world = await hotelWorld(table.client);
    let refused: unknown;
    table.watch(async (call) => {
      if (!writesNight(call)) return undefined;
      table.letGo();
      refused = await given(world, { changes: [aChange({ closed: false, minStay: 2 })] });
      return undefined;
    });

    expect(await deleteRoom(world)).toBeUndefined();

    expect(refused).toMatchObject({ refused: 'wrong-state', status: 'deleting' });
    expect((await world.allNights()).every(({ fence, restrictions }) => fence && !restrictions)).toBe(true);
  });

  it('nights of a room type that went while the change was open have failed', async () => {
    const table = watchedTable();
    const roomTypes = [aRoomType(), aRoomType({ id: 'room-2', name: 'Suite' })];
    const world = await hotelWorld(table.client, { hotel: aHotel({ roomTypeCount: 2 }), roomTypes });
    const body = { changes: [aChange({ minStay: 2 }, { roomTypeIds: ['room-1', 'room-2'], to: '2027-04-02' })] };
    const death = dieAfter(table, 0);
    void given(world, body);
    await death;
    table.letGo();
    await deleteRoom(world);

    expect(await given(world, body)).toMatchObject({
      nights: 4,
      failed: [
        { roomTypeId: 'room-1', date: '2027-04-01' },
        { roomTypeId: 'room-1', date: '2027-04-02' },
      ],
    });
    const set = (await world.allNights()).filter(({ restrictions }) => restrictions?.minStay === 2);
    expect(set.map(({ roomTypeId }) => roomTypeId)).toEqual(['room-2', 'room-2']);
  });
});
