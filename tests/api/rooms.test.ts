import { beforeAll, describe, expect, it } from 'vitest';
import { aRoomInput, hotelApi, problemIn } from '../support/hotel-api.ts';

let api: Awaited<ReturnType<typeof hotelApi>>;
beforeAll(async () => {
  api = await hotelApi();
});

const post = (hotelId: string, body: object, token = api.tokens.owner) =>
  api.call('POST /admin/rooms', { token, body: { hotelId, ...aRoomInput, ...body } });
const put = (id: string, body: object, more: object = {}) =>
  api.call(`PUT /admin/rooms/${id}`, { token: api.tokens.owner, body: { ...aRoomInput, ...body }, ...more });
const remove = (id: string, token = api.tokens.owner) => api.call(`DELETE /admin/rooms/${id}`, { token });

describe('POST /admin/rooms', () => {
  it('makes a room type with its money in the currency of the hotel', async () => {
    const hotel = await api.makeHotel({ currency: 'JPY', country: 'JP' });
    const demandPricing = {
      occupancy: [{ id: 'full', atLeastPercent: 80, factor: '1.25' }],
      leadTime: [],
      floor: '9000',
      ceiling: null,
    };
    const answer = await post(hotel.id, { basePrice: '12000', demandPricing, softLimit: 3 });

    expect(answer.status).toBe(201);
    expect(answer.headers).toMatchObject({ ETag: '"1"', Location: expect.stringContaining('/api/v1/admin/rooms/') });
    expect(answer.body).toMatchObject({
      roomType: {
        hotelId: hotel.id,
        basePrice: { amount: '12000', currency: 'JPY' },
        demandPricing: { ...demandPricing, floor: { amount: '9000', currency: 'JPY' } },
        totalRooms: 2,
        softLimit: 3,
        version: 1,
      },
    });
  });

  it.each([
    ['/basePrice', { basePrice: '100.005' }],
    ['/basePrice', { basePrice: '-1' }],
    ['/demandPricing/floor', { demandPricing: { floor: '1.001' } }],
    ['/demandPricing/floor', { demandPricing: { floor: '9.00', ceiling: '8.00' } }],
    [
      '/demandPricing/occupancy/0/factor',
      { demandPricing: { occupancy: [{ id: 'a', atLeastPercent: 1, factor: '11' }] } },
    ],
    ['/softLimit', { softLimit: 1 }],
    ['/totalRooms', { totalRooms: 10_001 }],
    ['/maxGuests', { maxGuests: 21 }],
  ])('refuses what is impossible at %s', async (pointer, wrong) => {
    expect(problemIn(await post('hotel-1', wrong, api.tokens.admin))).toMatchObject({
      problem: '400 invalid-request',
      errors: [{ pointer }],
    });
  });

  it('finds no hotel of another owner', async () => {
    const hotel = await api.makeHotel();
    expect(problemIn(await post(hotel.id, {}, api.tokens.stranger)).problem).toBe('404 not-found');
    // Who may see it is decided before whether the request is legal.
    expect(problemIn(await post(hotel.id, { basePrice: '1.005' }, api.tokens.stranger)).problem).toBe('404 not-found');
  });

  it('makes 20 at most, even when many are asked for at once', async () => {
    const hotel = await api.makeHotel();
    for (let number = 0; number < 18; number += 1) await api.makeRoom(hotel.id);

    const answers = await Promise.all(Array.from({ length: 5 }, () => post(hotel.id, {})));

    expect(answers.filter(({ status }) => status === 201)).toHaveLength(2);
    expect(answers.filter(({ status }) => status !== 201).map((answer) => problemIn(answer).problem)).toEqual(
      Array.from({ length: 3 }, () => '422 refused'),
    );
  });
});

describe('PUT /admin/rooms/{roomTypeId}', () => {
  it('replaces the room type and answers when every night has the new number of rooms', async () => {
    const hotel = await api.makeHotel();
    const room = await api.makeRoom(hotel.id, { description: 'Old' });

    const answer = await put(room.id, { hotelId: hotel.id, totalRooms: 4, name: 'Twin' });

    expect(answer).toMatchObject({
      status: 200,
      headers: { ETag: '"2"' },
      body: { roomType: { id: room.id, name: 'Twin', description: '', totalRooms: 4, version: 2 } },
    });
    expect((await api.call(`GET /hotels/${hotel.id}/calendar?from=2027-03-01&to=2027-03-01`)).body).toMatchObject({
      items: [{ available: 4 }],
    });
  });

  it('is below-sold with the nights where more rooms are sold', async () => {
    const room = await api.makeRoom((await api.makeHotel()).id);
    await api.holdRoom(room, 2);

    expect(problemIn(await put(room.id, { totalRooms: 1 }))).toMatchObject({
      problem: '409 below-sold',
      nights: ['2027-04-01', '2027-04-02', '2027-04-03'],
    });
    expect((await put(room.id, { totalRooms: 2, name: 'Same' })).body).toMatchObject({ roomType: { version: 2 } });
  });

  it('honours If-Match, also where every night has to change', async () => {
    const room = await api.makeRoom((await api.makeHotel()).id);
    const stale = { headers: { 'If-Match': '"2"' } };

    expect(problemIn(await put(room.id, { name: 'New' }, stale)).problem).toBe('412 stale-version');
    expect(problemIn(await put(room.id, { totalRooms: 9 }, stale)).problem).toBe('412 stale-version');
    expect((await put(room.id, { totalRooms: 9 }, { headers: { 'If-Match': '"1"' } })).status).toBe(200);
  });

  it('of two changes on the same version, one is stale', async () => {
    const room = await api.makeRoom((await api.makeHotel()).id);
    const match = { headers: { 'If-Match': '"1"' } };

    const answers = await Promise.all([put(room.id, { totalRooms: 5 }, match), put(room.id, { totalRooms: 7 }, match)]);

    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
  });

  it('cannot move it to another hotel, nor find that of another owner', async () => {
    const room = await api.makeRoom((await api.makeHotel()).id);
    const other = await api.makeHotel();

    expect(problemIn(await put(room.id, { hotelId: other.id })).problem).toBe('422 refused');
    const body = aRoomInput;
    expect(problemIn(await api.call(`PUT /admin/rooms/${room.id}`, { token: api.tokens.stranger, body })).problem).toBe(
      '404 not-found',
    );
    expect(problemIn(await put('nobody', {})).problem).toBe('404 not-found');
  });
});

describe('DELETE /admin/rooms/{roomTypeId} and /admin/hotels/{hotelId}', () => {
  it('are 204 without stays to come, and then there is nothing any more', async () => {
    const hotel = await api.makeHotel();
    const room = await api.makeRoom(hotel.id);

    expect(problemIn(await remove(room.id, api.tokens.stranger)).problem).toBe('404 not-found');
    expect((await remove(room.id)).status).toBe(204);
    expect(problemIn(await remove(room.id)).problem).toBe('404 not-found');
    expect((await api.call(`DELETE /admin/hotels/${hotel.id}`, { token: api.tokens.owner })).status).toBe(204);
    expect(problemIn(await api.call(`GET /hotels/${hotel.id}`)).problem).toBe('404 not-found');
    expect(problemIn(await post(hotel.id, {})).problem).toBe('404 not-found');
  });

  it('are in-use with the nights while stays are to come', async () => {
    const hotel = await api.makeHotel();
    const room = await api.makeRoom(hotel.id);
    await api.makeRoom(hotel.id, { name: 'Empty' });
    await api.holdRoom(room);
    const nights = ['2027-04-01', '2027-04-02', '2027-04-03'];

    expect(problemIn(await remove(room.id))).toMatchObject({ problem: '409 in-use', nights });
    expect(problemIn(await api.call(`DELETE /admin/hotels/${hotel.id}`, { token: api.tokens.owner }))).toMatchObject({
      problem: '409 in-use',
      nights,
    });
    expect((await api.call(`GET /hotels/${hotel.id}`)).body).toMatchObject({ roomTypes: [{}, {}] });
  });

  it('honour If-Match', async () => {
    const hotel = await api.makeHotel();
    const stale = { token: api.tokens.owner, headers: { 'If-Match': '"7"' } };
    expect(problemIn(await api.call(`DELETE /admin/hotels/${hotel.id}`, stale)).problem).toBe('412 stale-version');
  });
});
