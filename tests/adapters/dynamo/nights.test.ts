import { describe, expect, it } from 'vitest';
import { aHotel, aRoomType } from '../../support/booking-world.ts';
import { clients, type HotelWorld, hotelWorld, owner, watchedTable, writesNight } from '../../support/hotel-world.ts';

const twentyRoomTypes = () =>
  Array.from({ length: 20 }, (_, number) => aRoomType({ id: `room-${number + 1}`, name: `Room ${number + 1}` }));

const deleteRoom = (world: HotelWorld) =>
  world.owners.deleteRoomType({ caller: owner, roomTypeId: 'room-1', ifMatch: undefined });
const deleteHotel = (world: HotelWorld) =>
  world.owners.deleteHotel({ caller: owner, hotelId: 'hotel-1', ifMatch: undefined });

describe.each(clients)('rule 3: deleting a room type or hotel, on $on', ({ client }) => {
  it('closes every night, and a quote of before cannot be held any more', async () => {
    const world = await hotelWorld(client());
    const quote = await world.quoteFor();

    expect(await deleteRoom(world)).toBeUndefined();

    expect((await world.allNights()).every((night) => night.fence)).toBe(true);
    expect(await world.hold({ quote })).toMatchObject({ refused: 'sold-out' });
    expect(await world.roomType()).toBeUndefined();
    expect(await world.owners.ownHotel(owner, 'hotel-1')).toMatchObject({ hotel: { roomTypeCount: 0 }, roomTypes: [] });
    expect(await deleteRoom(world)).toMatchObject({ refused: 'not-found' });
  });

  it('is in-use with the nights where a stay is to come, which goes on being sold', async () => {
    const world = await hotelWorld(client());
    await world.hold();

    const nights = ['2027-04-01', '2027-04-02', '2027-04-03'];
    expect(await deleteRoom(world)).toMatchObject({ refused: 'in-use', nights });
    expect(await deleteHotel(world)).toMatchObject({ refused: 'in-use', nights });

    expect(await world.hold()).toMatchObject({ deduplicated: false });
  });
});

describe('rule 3, with guests at the same nights', () => {
  /** A guest holds a quote of before at the moment the first night is about to be closed. */
  const raced = async (deletes: (world: HotelWorld) => Promise<unknown>) => {
    const table = watchedTable();
    const world = await hotelWorld(table.client);
    const quote = await world.quoteFor();
    table.watch(async (call) => {
      if (!writesNight(call)) return undefined;
      table.letGo();
      await world.hold({ quote });
      return undefined;
    });
    return { world, outcome: await deletes(world) };
  };

  it.each([
    ['room type', deleteRoom],
    ['hotel', deleteHotel],
  ])(
    'a guest who is faster than the deletion of a %s keeps the stay, and every night opens again',
    async (_, deletes) => {
      const { world, outcome } = await raced(deletes);

      expect(outcome).toMatchObject({ refused: 'in-use', nights: ['2027-04-01', '2027-04-02', '2027-04-03'] });
      expect((await world.allNights()).filter((night) => night.fence)).toEqual([]);
      const roomType = await world.roomType();
      expect([roomType?.deleting, roomType?.deletion]).toEqual([undefined, undefined]);
      expect(await world.hold()).toMatchObject({ deduplicated: false });
      expect(await world.put({ totalRooms: 4 })).toMatchObject({ roomType: { totalRooms: 4 } });
    },
  );

  it('a hotel of 20 room types is closed in a few hundred calls, not one a night', async () => {
    const table = watchedTable();
    const roomTypes = twentyRoomTypes();
    const world = await hotelWorld(table.client, { hotel: aHotel({ roomTypeCount: 20 }), roomTypes });
    let calls = 0;
    table.watch(() => {
      calls += 1;
      return undefined;
    });

    expect(await deleteHotel(world)).toBeUndefined();

    const nights = await world.allNights();
    expect(nights.length).toBe(20 * 555);
    expect(nights.every((night) => night.fence)).toBe(true);
    expect(calls).toBeLessThan(300);
  });

  it('a guest who is faster than the deletion of a hotel of 20 room types opens all of them again', async () => {
    const table = watchedTable();
    const roomTypes = twentyRoomTypes();
    const world = await hotelWorld(table.client, { hotel: aHotel({ roomTypeCount: 20 }), roomTypes });
    const quote = await world.quoteFor();
    table.watch(async (call) => {
      const text = JSON.stringify(call.input);
      if (!writesNight(call) || !text.includes('NIGHT#2027-04-02#room-1"')) return undefined;
      table.letGo();
      await world.hold({ quote });
      return undefined;
    });

    const nights = ['2027-04-01', '2027-04-02', '2027-04-03'];
    expect(await deleteHotel(world)).toMatchObject({ refused: 'in-use', nights });

    expect((await world.allNights()).filter((night) => night.fence)).toEqual([]);
    const facts = await world.deps.hotels.facts('hotel-1');
    expect(facts?.hotel.deleting).toBeUndefined();
    expect(facts?.roomTypes.map(({ deleting }) => deleting)).toEqual(Array(20).fill(undefined));
  });

  it('a stay that ended yesterday is none to come', async () => {
    const world = await hotelWorld(watchedTable().client);
    await world.hold({ dates: ['2027-03-01', '2027-03-02'] });
    world.moveTo('2027-03-02T12:00:00.000Z');

    expect(await deleteHotel(world)).toBeUndefined();
    expect(await world.owners.ownHotel(owner, 'hotel-1')).toMatchObject({ refused: 'not-found' });
  });

  it('a deletion broken off by a crash sells nothing, and is finished by the next request or the sweeper', async () => {
    const table = watchedTable();
    const world = await hotelWorld(table.client);
    const died = new Promise<void>((resolve) => {
      let written = 0;
      table.watch((call) => {
        if (writesNight(call)) written += 1;
        if (written <= 2) return undefined;
        setTimeout(resolve, 5);
        return new Promise(() => undefined);
      });
    });
    void deleteHotel(world);
    await died;
    table.letGo();

    expect(await world.guests.roomOffers('hotel-1', world.stay)).toMatchObject({
      rooms: [{ available: 0, unavailable: { reason: 'closed' } }],
    });
    expect(await world.owners.createRoomType({ caller: owner, hotelId: 'hotel-1', body: aBody() })).toMatchObject({
      refused: 'not-found',
    });
    expect(await world.rollouts.finishDeletionOfHotel({ hotelId: 'hotel-1' })).toBe('finished');
    expect(await world.roomType()).toBeUndefined();
  });
});

const aBody = () => ({
  name: 'Suite',
  description: '',
  basePrice: '300.00',
  maxGuests: 4,
  maxAdults: null,
  maxChildren: null,
  guestPricing: null,
  totalRooms: 1,
  softLimit: null,
  amenities: [],
  images: [],
  demandPricing: null,
});

type Overrides = Parameters<HotelWorld['owners']['setPricing']>[0]['body']['overrides'];
const setPrices = (world: HotelWorld, overrides: Overrides) =>
  world.owners.setPricing({ caller: owner, roomTypeId: 'room-1', body: { overrides } });

describe.each(clients)("rule 4: an owner's prices, on $on", ({ client }) => {
  it('are set night by night, later ones winning, and end the quotes of those nights only', async () => {
    const world = await hotelWorld(client());
    const [dear, other] = [
      await world.quoteFor(),
      await world.quoteFor({ checkIn: '2027-05-03', checkOut: '2027-05-04' }),
    ];

    const set = await setPrices(world, [
      { from: '2027-04-01', to: '2027-04-07', price: '150.00', reason: 'high_demand' },
      { from: '2027-04-01', to: '2027-04-07', weekdays: ['friday', 'saturday'], price: '180.00', reason: 'weekend' },
      { date: '2027-04-03', price: null, reason: 'other' },
    ]);

    expect(set).toMatchObject({ nights: [{ date: '2027-04-01' }, { date: '2027-04-02' }, {}, {}, {}, {}] });
    const offers = await world.guests.roomOffers('hotel-1', world.stay);
    expect(offers).toMatchObject({
      rooms: [
        {
          offers: [
            {
              quote: {
                nights: [
                  { rooms: [{ price: 15_000, rule: { kind: 'override', reason: 'high_demand' } }] },
                  { rooms: [{ price: 18_000, rule: { kind: 'override', reason: 'weekend' } }] },
                  { rooms: [{ price: 10_000, rule: { kind: 'base' } }] },
                ],
              },
            },
          ],
        },
      ],
    });
    expect(await world.hold({ quote: dear })).toMatchObject({ refused: 'price-changed' });
    expect(await world.hold({ quote: other, dates: ['2027-05-03', '2027-05-04'] })).toMatchObject({
      deduplicated: false,
    });
  });

  it('leave a night alone that has the wanted price already, so that the same request again ends no quote', async () => {
    const world = await hotelWorld(client());
    const wanted: Overrides = [{ from: '2027-04-01', to: '2027-04-03', price: '150.00', reason: 'holiday' }];
    await setPrices(world, wanted);
    const quote = await world.quoteFor();

    await setPrices(world, [...wanted, { date: '2027-04-09', price: null, reason: 'other' }]);

    expect(await world.hold({ quote })).toMatchObject({ deduplicated: false });
    expect((await world.allNights()).map(({ date, rateRev }) => [date, rateRev])).toEqual([
      ['2027-04-01', 1],
      ['2027-04-02', 1],
      ['2027-04-03', 1],
    ]);
  });

  it('do not make a night explicit: it still sells what its room type can', async () => {
    const world = await hotelWorld(client());
    await setPrices(world, [{ date: '2027-04-01', price: '150.00', reason: 'holiday' }]);

    expect(await world.guests.roomOffers('hotel-1', world.stay)).toMatchObject({ rooms: [{ available: 2 }] });
    await world.put({ totalRooms: 3 });
    expect((await world.allNights()).find((night) => night.date === '2027-04-01')).toMatchObject({
      cap: 3,
      left: 3,
      price: 15_000,
    });
  });
});

describe('rule 4, under contention', () => {
  it('retries a conflict, and counts a change whose answer was lost once', async () => {
    const table = watchedTable();
    const world = await hotelWorld(table.client);
    let tries = 0;
    table.watch((call) => {
      if (!writesNight(call)) return undefined;
      tries += 1;
      if (tries === 1) return { kind: 'transaction-conflict' };
      return tries === 2 ? { kind: 'lost-response' } : undefined;
    });

    await setPrices(world, [{ date: '2027-04-01', price: '150.00', reason: 'holiday' }]);

    expect(tries).toBe(3);
    expect(await world.allNights()).toMatchObject([{ date: '2027-04-01', price: 15_000, rateRev: 1 }]);
  });

  it('refuses past nights, nights too far ahead and more than 2,000 of them, and sets none', async () => {
    const world = await hotelWorld(watchedTable().client);
    const refused = { refused: 'refused' };

    expect(await setPrices(world, [{ date: '2027-02-28', price: '1.00', reason: 'other' }])).toMatchObject(refused);
    expect(await setPrices(world, [{ date: '2031-01-01', price: '1.00', reason: 'other' }])).toMatchObject(refused);
    expect(
      await setPrices(world, [{ from: '2027-03-01', to: '9999-12-31', price: '1.00', reason: 'other' }]),
    ).toMatchObject(refused);
    expect(await setPrices(world, [{ date: '2027-04-01', price: '1.005', reason: 'other' }])).toMatchObject({
      refused: 'invalid-request',
      errors: [{ pointer: '/overrides/0/price' }],
    });
    expect(await world.allNights()).toEqual([]);
  });
});
