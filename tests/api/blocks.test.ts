import { beforeAll, describe, expect, it } from 'vitest';
import { reconciliation } from '../../functions/contract/admin/answers.ts';
import { holdAnswer } from '../../functions/contract/bookings/answers.ts';
import { listOf } from '../../functions/contract/common.ts';
import { blockAnswer, block as blockSchema, unitAnswer } from '../../functions/contract/desk/answers.ts';
import { grid } from '../../functions/contract/rates/answers.ts';
import { hotelApi, problemIn } from '../support/hotel-api.ts';

let api: Awaited<ReturnType<typeof hotelApi>>;
let keys = 0;
beforeAll(async () => {
  api = await hotelApi();
});

const post = (hotelId: string, body: object, headers: Record<string, string> = {}, token = api.tokens.owner) => {
  keys += 1;
  return api.call(`POST /admin/hotels/${hotelId}/blocks`, {
    token,
    body,
    headers: { 'Idempotency-Key': `key-${keys}`, ...headers },
  });
};
const list = async (hotelId: string, query = '') => {
  const { status, body } = await api.call(`GET /admin/hotels/${hotelId}/blocks${query}`, { token: api.tokens.owner });
  expect(status).toBe(200);
  return listOf(blockSchema).parse(body);
};
const property = async () => {
  const hotel = await api.makeHotel();
  const room = await api.makeRoom(hotel.id);
  const aBlock = (changes: object = {}) => ({
    ...{ roomTypeId: room.id, from: '2027-04-01', to: '2027-04-03', reason: 'New bathroom' },
    ...changes,
  });
  return { hotel, room, aBlock };
};

describe('POST /admin/hotels/{hotelId}/blocks', () => {
  it('takes rooms off sale: the grid counts them, guests cannot have them', async () => {
    const { hotel, room, aBlock } = await property();

    const answer = await post(hotel.id, aBlock());

    expect(answer.status).toBe(201);
    const { block } = blockAnswer.parse(answer.body);
    expect(answer.headers).toMatchObject({ Location: `/api/v1/admin/blocks/${block.id}` });
    expect(block).toMatchObject({ hotelId: hotel.id, rooms: 1, reason: 'New bathroom', status: 'active' });
    const { body } = await api.call(`GET /admin/hotels/${hotel.id}/grid?from=2027-04-02&to=2027-04-03`, {
      token: api.tokens.owner,
    });
    expect(grid.parse(body).roomTypes[0]?.nights).toMatchObject([
      { cap: 2, sold: 0, held: 0, blocked: 1, left: 1 },
      { cap: 2, sold: 0, held: 0, blocked: 0, left: 2 },
    ]);
    const stay = 'checkIn=2027-04-01&checkOut=2027-04-02&guests=2';
    const rooms = await api.call(`GET /hotels/${hotel.id}/rooms?${stay}`, {});
    expect(rooms.body).toMatchObject({ rooms: [{ roomType: { id: room.id }, available: 1 }] });
  });

  it('is answered the same for the same key', async () => {
    const { hotel, aBlock } = await property();
    const key = { 'Idempotency-Key': 'the paint' };
    const first = await post(hotel.id, aBlock(), key);

    expect(await post(hotel.id, aBlock(), key)).toMatchObject({ status: 200, body: first.body });
    expect(problemIn(await post(hotel.id, aBlock({ rooms: 2 }), key)).problem).toBe('422 idempotency-key-reused');
    expect((await list(hotel.id)).items).toHaveLength(1);
  });

  it.each([
    ['no room type of the hotel', { roomTypeId: 'room-1' }, '422 refused', '/roomTypeId'],
    ['a night that is past', { from: '2027-02-28' }, '422 refused', '/from'],
    ['nights beyond the horizon', { to: '2031-04-01' }, '422 refused', '/to'],
    ['the last date there is', { to: '9999-12-31' }, '422 refused', '/to'],
    ['no night', { to: '2027-04-01' }, '400 invalid-request', '/to'],
    ['no room', { rooms: 0 }, '400 invalid-request', '/rooms'],
    ['half a room', { rooms: 0.5 }, '400 invalid-request', '/rooms'],
    ['no reason', { reason: ' ' }, '400 invalid-request', '/reason'],
    ['a field of its own', { unit: '12' }, '400 invalid-request', ''],
  ])('refuses %s and changes nothing', async (_, changes, problem, pointer) => {
    const { hotel, aBlock } = await property();
    const answer = problemIn(await post(hotel.id, aBlock(changes)));
    expect(answer.problem).toBe(problem);
    expect(answer).toMatchObject({ errors: [{ pointer: expect.stringContaining(pointer) }] });
    expect((await list(hotel.id)).items).toEqual([]);
  });

  it('refuses more rooms than are left, with the nights', async () => {
    const { hotel, room, aBlock } = await property();
    await api.holdRoom(room);
    expect(problemIn(await post(hotel.id, aBlock({ rooms: 2, from: '2027-03-30' })))).toMatchObject({
      problem: '409 sold-out',
      nights: ['2027-04-01', '2027-04-02'],
    });
  });
});

describe('GET /admin/hotels/{hotelId}/blocks', () => {
  it('lists those with a night in the range, by their first night, page by page', async () => {
    const { hotel, aBlock } = await property();
    for (const from of ['2027-05-01', '2027-03-10', '2027-04-20']) {
      await post(hotel.id, aBlock({ from, to: '2027-05-02' }));
    }
    // Two rooms are all there are: the third was refused.
    await post(hotel.id, aBlock({ from: '2027-06-01', to: '2027-06-02' }));
    const firsts = async (query: string) => (await list(hotel.id, query)).items.map(({ from }) => from);

    expect(await firsts('')).toEqual(['2027-03-10', '2027-05-01', '2027-06-01']);
    expect(await firsts('?from=2027-05-01&to=2027-05-31')).toEqual(['2027-03-10', '2027-05-01']);
    expect(await firsts('?from=2027-05-02')).toEqual(['2027-06-01']);
    const page = await list(hotel.id, '?limit=2');
    expect(await firsts(`?limit=2&cursor=${page.nextCursor}`)).toEqual(['2027-06-01']);
    const foreign = await api.call(`GET /admin/hotels/${hotel.id}/blocks?cursor=abc`, { token: api.tokens.owner });
    expect(problemIn(foreign).problem).toBe('400 invalid-request');
  });
});

describe('DELETE /admin/blocks/{blockId}', () => {
  it('puts the rooms on sale again, once, and for their owner alone', async () => {
    const { hotel, aBlock } = await property();
    const { block } = blockAnswer.parse((await post(hotel.id, aBlock())).body);
    const remove = (token: string) => api.call(`DELETE /admin/blocks/${block.id}`, { token });

    expect(problemIn(await remove(api.tokens.stranger)).problem).toBe('404 not-found');
    expect(problemIn(await remove(api.tokens.guest)).problem).toBe('403 forbidden');
    expect((await remove(api.tokens.owner)).status).toBe(204);
    expect(problemIn(await remove(api.tokens.owner)).problem).toBe('404 not-found');
    expect((await list(hotel.id)).items).toEqual([]);
  });
});

describe('a block of a unit', () => {
  const withUnit = async () => {
    const { hotel, room } = await property();
    const made = await api.call(`POST /admin/hotels/${hotel.id}/units`, {
      token: api.tokens.owner,
      body: { roomTypeId: room.id, number: '101' },
    });
    const { id: unitId } = unitAnswer.parse(made.body).unit;
    const aBlock = (changes: object = {}) => ({
      ...{ unitId, from: '2027-04-29', to: '2027-05-03', reason: 'New bathroom' },
      ...changes,
    });
    const book = async (checkIn: string, checkOut: string) => {
      keys += 1;
      const answer = await api.call(`POST /admin/hotels/${hotel.id}/bookings`, {
        token: api.tokens.owner,
        headers: { 'Idempotency-Key': `booking-${keys}` },
        body: {
          ...{ roomTypeId: room.id, checkIn, checkOut, guests: 2, guestName: 'Ada' },
          payment: { method: 'at_hotel' },
        },
      });
      return holdAnswer.parse(answer.body).booking;
    };
    const assign = (bookingId: string) =>
      api.call(`PUT /admin/bookings/${bookingId}/units`, { token: api.tokens.owner, body: { unitIds: [unitId] } });
    const drift = async () => {
      const { body } = await api.call(`GET /admin/hotels/${hotel.id}/reconciliation`, { token: api.tokens.owner });
      return reconciliation.parse(body).drift;
    };
    return { hotel, room, unitId, aBlock, book, assign, drift };
  };

  it('takes its nights and a room of its type, over the end of a month, and gives them back', async () => {
    const { hotel, room, unitId, aBlock, book, assign, drift } = await withUnit();
    const { block } = blockAnswer.parse((await post(hotel.id, aBlock())).body);
    expect(block).toMatchObject({ unitId, roomTypeId: room.id, rooms: 1 });
    const stay = await book('2027-05-01', '2027-05-02');
    expect(problemIn(await assign(stay.id))).toMatchObject({
      ...{ problem: '409 unit-taken', nights: ['2027-05-01'], reference: null },
    });
    expect(await drift()).toEqual([]);
    expect((await api.call(`DELETE /admin/blocks/${block.id}`, { token: api.tokens.owner })).status).toBe(204);
    expect((await assign(stay.id)).status).toBe(200);
    expect(await drift()).toEqual([]);
  });

  it('is refused where a stay has the unit, and leaves nothing', async () => {
    const { hotel, aBlock, book, assign, drift } = await withUnit();
    const { id, reference } = await book('2027-05-02', '2027-05-04');
    await assign(id);
    expect(problemIn(await post(hotel.id, aBlock()))).toMatchObject({
      ...{ problem: '409 unit-taken', nights: ['2027-05-02'], reference },
      unit: { number: '101' },
    });
    expect((await list(hotel.id)).items).toEqual([]);
    expect(await drift()).toEqual([]);
    expect((await post(hotel.id, aBlock({ to: '2027-05-02' }))).status).toBe(201);
  });

  it('has the unit once, however many ask for it at once', async () => {
    const { hotel, aBlock, drift } = await withUnit();
    const answers = await Promise.all([1, 2, 3].map(() => post(hotel.id, aBlock())));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409, 409]);
    expect((await list(hotel.id)).items).toHaveLength(1);
    expect(await drift()).toEqual([]);
  });

  it.each([
    ['a unit and a room type', { roomTypeId: 'room-1' }, '400 invalid-request'],
    ['a unit and a number of rooms', { rooms: 1 }, '400 invalid-request'],
    ['neither', { unitId: undefined }, '400 invalid-request'],
    ['a unit that the hotel does not have', { unitId: 'nowhere' }, '422 refused'],
  ])('refuses %s', async (_, changes, problem) => {
    const { hotel, aBlock } = await withUnit();
    expect(problemIn(await post(hotel.id, aBlock(changes))).problem).toBe(problem);
  });
});
