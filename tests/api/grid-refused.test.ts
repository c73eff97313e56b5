import { beforeAll, describe, expect, it } from 'vitest';
import { grid, gridChanged } from '../../functions/contract/rates/answers.ts';
import { hotelApi, problemIn } from '../support/hotel-api.ts';

let api: Awaited<ReturnType<typeof hotelApi>>;
let keys = 0;
beforeAll(async () => {
  api = await hotelApi();
});

const post = (hotelId: string, body: object, headers: Record<string, string> = {}, token = api.tokens.owner) => {
  keys += 1;
  return api.call(`POST /admin/hotels/${hotelId}/grid`, {
    token,
    body,
    headers: { 'Idempotency-Key': `key-${keys}`, ...headers },
  });
};
const changed = async (...sent: Parameters<typeof post>) => {
  const answer = await post(...sent);
  expect([answer.status, answer.body]).toMatchObject([200, {}]);
  return { ...answer, body: gridChanged.parse(answer.body) };
};
const read = async (hotelId: string, from = '2027-04-01', to = '2027-04-03') => {
  const { status, headers, body } = await api.call(`GET /admin/hotels/${hotelId}/grid?from=${from}&to=${to}`, {
    token: api.tokens.owner,
  });
  expect(status).toBe(200);
  return { etag: headers['ETag'], ...grid.parse(body) };
};
const property = async () => {
  const hotel = await api.makeHotel();
  const room = await api.makeRoom(hotel.id);
  const suite = await api.makeRoom(hotel.id, { name: 'Suite', basePrice: '300.00', totalRooms: 1 });
  return { hotel, room, suite };
};

describe('POST /admin/hotels/{hotelId}/grid, refused', () => {
  const days = { from: '2027-04-01', to: '2027-04-03' };
  type Refused = readonly [what: string, problem: string, pointer: string, body: (room: string) => object];
  const one = (set: object, range: object = days) => ({
    changes: (room: string) => ({ changes: [{ roomTypeIds: [room], ...range, set }] }),
  });
  const cases: readonly Refused[] = [
    ['neither changes nor undo', '400', '', () => ({})],
    ['both', '400', '', (room) => ({ ...one({ minStay: 2 }).changes(room), undo: 'a' })],
    ['no change', '400', '/changes', () => ({ changes: [] })],
    ['nothing set', '400', '/changes/0/set', one({}).changes],
    ['an unknown field', '400', '/changes/0/set/minStays', one({ minStay: 2, minStays: 2 }).changes],
    [
      'no room type',
      '400',
      '/changes/0/roomTypeIds',
      () => ({ changes: [{ roomTypeIds: [], ...days, set: { minStay: 2 } }] }),
    ],
    ['minStay above maxStay', '400', '/changes/0/set/minStay', one({ minStay: 4, maxStay: 3 }).changes],
    ['adjust beside price', '400', '/changes/0/set/adjust', one({ price: '1.00', adjust: { percent: '1' } }).changes],
    ['less than -100 percent', '400', '/changes/0/set/adjust/percent', one({ adjust: { percent: '-100.5' } }).changes],
    [
      'a percent of five decimals',
      '400',
      '/changes/0/set/adjust/percent',
      one({ adjust: { percent: '1.00001' } }).changes,
    ],
    [
      'an amount of three decimals',
      '400',
      '/changes/0/set/adjust/amount',
      one({ adjust: { amount: '-1.005' } }).changes,
    ],
    ['a price of three decimals', '400', '/changes/0/set/price', one({ price: '1.005' }).changes],
    ['a negative price', '400', '/changes/0/set/price', one({ price: '-1' }).changes],
    [
      'a range backwards',
      '400',
      '/changes/0/to',
      one({ minStay: 2 }, { from: '2027-04-03', to: '2027-04-02' }).changes,
    ],
    [
      'weekdays outside the range',
      '400',
      '/changes/0/weekdays',
      one({ minStay: 2 }, { ...days, weekdays: ['monday'] }).changes,
    ],
    ['a length of 61', '400', '/changes/0/set/maxStay', one({ maxStay: 61 }).changes],
    ['a past night', '422', '/changes/0/from', one({ minStay: 2 }, { from: '2027-02-28', to: '2027-04-01' }).changes],
    [
      'a night too far ahead',
      '422',
      '/changes/0/to',
      one({ minStay: 2 }, { from: '2027-04-01', to: '2031-04-01' }).changes,
    ],
    [
      "another hotel's room type",
      '422',
      '/changes/0/roomTypeIds/1',
      (room) => ({ changes: [{ roomTypeIds: [room, 'room-1'], ...days, set: { minStay: 2 } }] }),
    ],
    [
      'minStay above the maxStay of a night',
      '422',
      '/changes/1/set/minStay',
      (room) => ({
        changes: [...one({ maxStay: 3 }).changes(room).changes, ...one({ minStay: 4 }).changes(room).changes],
      }),
    ],
    ['a price out of bounds', '422', '/changes/0/set/adjust', one({ adjust: { amount: '999999999.99' } }).changes],
    ['an unknown change to undo', '422', '/undo', () => ({ undo: 'nothing' })],
  ];

  it.each(cases)('%s', async (_, status, pointer, body) => {
    const { hotel, room } = await property();
    await changed(hotel.id, { changes: [{ roomTypeIds: [room.id], ...days, set: { price: '900000000.00' } }] });
    const before = await read(hotel.id);

    const problem = problemIn(await post(hotel.id, body(room.id)));

    expect(problem.problem).toBe(status === '400' ? '400 invalid-request' : '422 refused');
    expect(problem).toMatchObject({ errors: [{ pointer }] });
    expect(await read(hotel.id)).toEqual(before);
  });

  it('more than 2,000 nights', async () => {
    const { hotel, room, suite } = await property();
    const third = await api.makeRoom(hotel.id, { name: 'Single' });
    const year = {
      roomTypeIds: [room.id, suite.id, third.id],
      from: '2027-03-02',
      to: '2028-12-30',
      set: { minStay: 2 },
    };

    expect(problemIn(await post(hotel.id, { changes: [year] }))).toMatchObject({ problem: '422 refused' });
    expect(await read(hotel.id)).toMatchObject({ revision: 1 });
  });

  it('without a key, and by anybody but the owner', async () => {
    const { hotel, room } = await property();
    const body = { changes: [{ roomTypeIds: [room.id], ...days, set: { minStay: 2 } }] };

    const keyless = await api.call(`POST /admin/hotels/${hotel.id}/grid`, { token: api.tokens.owner, body });
    expect(problemIn(keyless)).toMatchObject({ errors: [{ pointer: '/Idempotency-Key', code: 'missing' }] });
    expect(problemIn(await post(hotel.id, body, {}, api.tokens.stranger)).problem).toBe('404 not-found');
    expect(problemIn(await post(hotel.id, body, {}, api.tokens.guest)).problem).toBe('403 forbidden');
  });
});
