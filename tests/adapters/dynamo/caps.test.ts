import { describe, expect, it } from 'vitest';
import { roomTypeRepository } from '../../../functions/adapters/dynamo/hotels/room-type-repository.ts';
import type { Night } from '../../../functions/domain/hotel/hotel.ts';
import { spreadGuests } from '../../../functions/domain/rates/party.ts';
import { clients, type HotelWorld, hotelWorld, owner, watchedTable, writesNight } from '../../support/hotel-world.ts';

/** From yesterday to 18 months and 3 days ahead of 1 March 2027. */
const FIRST = '2027-02-28';
const LAST = '2028-09-04';
const NIGHTS = 555;

const capsOf = (nights: readonly Night[]) => [...new Set(nights.map((night) => night.cap))];
const unbalanced = (nights: readonly Night[]) =>
  nights.filter((night) => (night.left ?? 0) + (night.sold ?? 0) !== night.cap);

describe.each(clients)('rule 2: a change of how many rooms can be sold, on $on', ({ client }) => {
  it('makes every night from yesterday to past the horizon explicit before it is answered', async () => {
    const world = await hotelWorld(client());
    await world.hold({ rooms: 2 });

    const answer = await world.put({ totalRooms: 5 });

    expect(answer).toMatchObject({ roomType: { totalRooms: 5, version: 2 } });
    const nights = await world.allNights();
    expect([nights.length, nights[0]?.date, nights.at(-1)?.date]).toEqual([NIGHTS, FIRST, LAST]);
    expect(capsOf(nights)).toEqual([5]);
    expect(unbalanced(nights)).toEqual([]);
    expect(nights.find((night) => night.date === '2027-04-01')).toMatchObject({ sold: 2, left: 3 });
    expect(await world.roomType()).toMatchObject({ totalRooms: 5, version: 2, lastRollout: { outcome: 'done' } });
    expect(await world.roomType()).not.toHaveProperty('capacityChange');
  });

  it('is below-sold with the nights where more is sold, and then nothing has changed', async () => {
    const world = await hotelWorld(client());
    await world.hold({ rooms: 2, dates: ['2027-04-01', '2027-04-03'] });
    const before = await world.allNights();

    expect(await world.put({ totalRooms: 1 })).toEqual({
      refused: 'below-sold',
      nights: ['2027-04-01', '2027-04-02'],
    });

    expect(await world.allNights()).toEqual(before);
    expect(await world.roomType()).toMatchObject({ totalRooms: 2, version: 1 });
  });

  it('counts the soft limit, not the rooms, where overbooking is on', async () => {
    const world = await hotelWorld(client());
    await world.put({ totalRooms: 2, softLimit: 3 });
    await world.hold({ rooms: 3, guests: 2 });

    expect(await world.put({ totalRooms: 1, softLimit: 3 })).toMatchObject({ roomType: { totalRooms: 1 } });
    expect(await world.put({ totalRooms: 2, softLimit: null })).toMatchObject({ refused: 'below-sold' });
  });

  it('needs no pass where only other facts change', async () => {
    const world = await hotelWorld(client());

    expect(await world.put({ basePrice: '120.00' })).toMatchObject({ roomType: { basePrice: 12_000, version: 2 } });
    expect(await world.allNights()).toEqual([]);
  });
});

describe('rule 2, with others at the same nights', () => {
  it('corrects a night that a quote signed before creates while the rollout is on its way', async () => {
    const table = watchedTable();
    const world = await hotelWorld(table.client);
    const quote = await world.quoteFor();
    let held: unknown;
    // Behind the rollout's reading of the nights, before it writes the first one.
    table.watch(async (call) => {
      if (!writesNight(call)) return undefined;
      table.letGo();
      held = await world.hold({ quote });
      return undefined;
    });

    expect(await world.put({ totalRooms: 7 })).toMatchObject({ roomType: { totalRooms: 7 } });

    expect(held).toMatchObject({ deduplicated: false });
    const nights = await world.allNights();
    expect(capsOf(nights)).toEqual([7]);
    expect(unbalanced(nights)).toEqual([]);
    expect(nights.find((night) => night.date === '2027-04-01')).toMatchObject({ sold: 1, left: 6 });
  });

  it.each([
    ['nobody had touched', async () => undefined, 2],
    ['a change before had made explicit', (world: HotelWorld) => world.put({ totalRooms: 5 }), 5],
  ])('puts every night back where a guest was faster on one that %s, and says which', async (_, prepare, cap) => {
    const table = watchedTable();
    const world = await hotelWorld(table.client);
    await prepare(world);
    const version = (await world.roomType())?.version;
    const quote = await world.quoteFor({ checkIn: '2028-08-01', checkOut: '2028-08-02', party: spreadGuests(2, 2) });
    table.watch(async (call) => {
      if (!writesNight(call) || !JSON.stringify(call.input).includes('NIGHT#2028-08-01')) return undefined;
      table.letGo();
      await world.hold({ quote, rooms: 2, dates: ['2028-08-01', '2028-08-02'] });
      return undefined;
    });

    expect(await world.put({ totalRooms: 1 })).toEqual({ refused: 'below-sold', nights: ['2028-08-01'] });

    const nights = await world.allNights();
    expect(nights.length).toBe(NIGHTS);
    expect(capsOf(nights)).toEqual([cap]);
    expect(unbalanced(nights)).toEqual([]);
    expect(await world.roomType()).toMatchObject({ totalRooms: cap, version });
    expect(await world.roomType()).not.toHaveProperty('capacityChange');
  });

  it('sells the smaller number of a night nobody has touched until it is done', async () => {
    const table = watchedTable();
    const world = await hotelWorld(table.client);
    let offered: unknown;
    table.watch(async (call) => {
      if (!writesNight(call)) return undefined;
      table.letGo();
      offered = await world.guests.roomOffers(world.hotel.id, world.stay);
      return undefined;
    });
    await world.put({ totalRooms: 9 });

    expect(offered).toMatchObject({ rooms: [{ available: 2, offers: [{ quote: { cap: 2 } }] }] });
    expect(await world.guests.roomOffers(world.hotel.id, world.stay)).toMatchObject({ rooms: [{ available: 9 }] });
  });
});

/** Lets the process die once it has written so many times a hundred nights: none of its calls ever comes back. */
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

describe('rule 2, after a crash in the middle of a change', () => {
  const crashed = async (
    totalRooms: number,
    quoted: (world: HotelWorld) => Promise<string | undefined> = async () => undefined,
  ) => {
    const table = watchedTable();
    const world = await hotelWorld(table.client);
    const quote = await quoted(world);
    const death = dieAfter(table, 2);
    void world.put({ totalRooms });
    await death;
    table.letGo();
    expect(capsOf(await world.allNights())).toEqual([totalRooms]);
    expect((await world.allNights()).length).toBeLessThan(NIGHTS);
    return { world, quote };
  };

  it('the next request on the room type finishes it first', async () => {
    const { world } = await crashed(6);

    expect(await world.put({ totalRooms: 6, basePrice: '90.00' })).toMatchObject({
      roomType: { totalRooms: 6, basePrice: 9000, version: 3 },
    });

    const nights = await world.allNights();
    expect([nights.length, ...capsOf(nights)]).toEqual([NIGHTS, 6]);
    expect(unbalanced(nights)).toEqual([]);
  });

  it('the sweeper finds it by when it was due, and finishes it', async () => {
    const { world } = await crashed(6);
    expect(await world.roomType()).toMatchObject({ totalRooms: 2, capacityChange: { cap: 6, previousCap: 2 } });

    expect(await world.rollouts.finishCapacityChange({ hotelId: 'hotel-1', roomTypeId: 'room-1' })).toBe('finished');

    expect(capsOf(await world.allNights())).toEqual([6]);
    expect(await world.roomType()).toMatchObject({ totalRooms: 6, version: 2 });
  });

  it('a night sold meanwhile with a quote of before turns it back when it goes on', async () => {
    const stay = { checkIn: '2028-08-01', checkOut: '2028-08-02', party: spreadGuests(2, 2) };
    const { world, quote } = await crashed(1, async (before) => before.quoteFor(stay));
    await world.hold({ quote, rooms: 2, dates: ['2028-08-01', '2028-08-02'] });

    await world.rollouts.finishCapacityChange({ hotelId: 'hotel-1', roomTypeId: 'room-1' });

    const nights = await world.allNights();
    expect([nights.length, ...capsOf(nights)]).toEqual([NIGHTS, 2]);
    expect(unbalanced(nights)).toEqual([]);
    expect(await world.roomType()).toMatchObject({ lastRollout: { outcome: 'rolled-back', nights: ['2028-08-01'] } });
  });

  it('reaches the later nights where it goes on days afterwards', async () => {
    const { world } = await crashed(6);
    world.moveTo('2027-03-20T12:00:00.000Z');

    await world.rollouts.finishCapacityChange({ hotelId: 'hotel-1', roomTypeId: 'room-1' });

    const nights = await world.allNights();
    expect(nights.at(-1)?.date).toBe('2028-09-23');
    expect(capsOf(nights)).toEqual([6]);
  });
});

describe('rule 2, with several workers', () => {
  it('a worker that wakes up after its change was rolled back writes nothing', async () => {
    const table = watchedTable();
    const world = await hotelWorld(table.client);
    // Every night is explicit, so that only the rollout's own revision can keep the late worker out.
    await world.put({ totalRooms: 5 });
    let wake = (): void => undefined;
    const asleep = new Promise<void>((resolve) => {
      wake = resolve;
    });
    // The first worker falls asleep before its write of the hundred nights around 10 March.
    let sleeping = 0;
    table.watch(async (call) => {
      if (!writesNight(call) || !JSON.stringify(call.input).includes('NIGHT#2027-03-1')) return undefined;
      sleeping += 1;
      await asleep;
      return undefined;
    });
    const first = world.put({ totalRooms: 1 });
    await expect.poll(() => sleeping).toBeGreaterThan(0);
    table.letGo();
    const roomType = await world.roomType();
    if (roomType === undefined) throw new Error('The room type is gone.');
    // Somebody else takes the change back.
    const { core } = world;
    await roomTypeRepository(world.table, core.delay, core.ids).rollBack(roomType, ['2028-08-01']);
    await world.rollouts.finishCapacityChange({ hotelId: 'hotel-1', roomTypeId: 'room-1' });
    expect(capsOf(await world.allNights())).toEqual([5]);
    wake();

    expect(await first).toEqual({ refused: 'below-sold', nights: ['2028-08-01'] });
    expect(capsOf(await world.allNights())).toEqual([5]);
    expect(unbalanced(await world.allNights())).toEqual([]);
  });

  it('owners and guests at once leave every night with the cap of its room type', async () => {
    const world = await hotelWorld(watchedTable().client);
    const changes = [3, 8, 1, 5, 2].map((totalRooms) => world.put({ totalRooms }));
    const holds = Array.from({ length: 12 }, (_, day) =>
      world.hold({ userId: `guest-${day}`, dates: ['2027-04-01', `2027-04-${String(day + 2).padStart(2, '0')}`] }),
    );
    await Promise.all([...changes, ...holds]);
    await world.rollouts.finishCapacityChange({ hotelId: 'hotel-1', roomTypeId: 'room-1' });

    const roomType = await world.roomType();
    const nights = await world.allNights();
    expect(capsOf(nights)).toEqual([roomType?.totalRooms]);
    expect(unbalanced(nights)).toEqual([]);
    expect(nights.filter((night) => (night.left ?? 0) < 0)).toEqual([]);
    expect(await world.owners.ownHotel(owner, 'hotel-1')).toMatchObject({ roomTypes: [{ id: 'room-1' }] });
  });
});
