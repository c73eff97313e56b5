import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { grid, gridChanged } from '../../functions/contract/rates/answers.ts';
import { accountAccess } from '../../functions/domain/booking/guest-access.ts';
import { hotelApi, problemIn } from '../support/hotel-api.ts';

let api: Awaited<ReturnType<typeof hotelApi>>;
let keys = 0;
beforeAll(async () => {
  api = await hotelApi();
});

const euros = (amount: string) => ({ amount, currency: 'EUR' });
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

describe('GET /admin/hotels/{hotelId}/grid', () => {
  it('shows of each night what is sold, held and left, its price and what is set of it', async () => {
    const { hotel, room, suite } = await property();
    await api.holdRoom(room);
    await changed(hotel.id, {
      changes: [
        {
          roomTypeIds: [room.id],
          from: '2027-04-02',
          to: '2027-04-02',
          set: { price: '150.00', reason: 'holiday', minStay: 2, closed: true },
        },
      ],
    });

    const { roomTypes, revision, etag } = await read(hotel.id);

    expect([revision, etag]).toEqual([2, '"2"']);
    expect(roomTypes.map(({ id, totalRooms, nights }) => [id, totalRooms, nights.length])).toEqual([
      [room.id, 2, 3],
      [suite.id, 1, 3],
    ]);
    expect(roomTypes[0]?.nights[0]).toEqual({
      date: '2027-04-01',
      ...{ cap: 2, sold: 0, held: 1, blocked: 0, left: 1 },
      price: euros('100.00'),
      rule: { kind: 'base' },
      override: null,
      restrictions: {
        ...{ minStay: null, minStayThrough: null, maxStay: null },
        ...{ closedToArrival: false, closedToDeparture: false, closed: false },
      },
    });
    expect(roomTypes[0]?.nights[1]).toMatchObject({
      ...{ cap: 2, sold: 0, held: 1, blocked: 0, left: 1 },
      price: euros('150.00'),
      rule: { kind: 'override', reason: 'holiday' },
      override: { price: euros('150.00'), reason: 'holiday' },
      restrictions: { minStay: 2, closed: true },
    });
    for (const { cap, sold, held, blocked, left } of roomTypes.flatMap(({ nights }) => nights)) {
      expect(left + sold + held + blocked).toBe(cap);
    }
  });

  it('counts a hold as sold once it is paid', async () => {
    const { hotel, room } = await property();
    const held = await api.holdRoom(room);
    if (!('booking' in held)) throw new Error(JSON.stringify(held));
    const { id: bookingId, userId } = held.booking;
    await api.confirm({ access: accountAccess(userId), bookingId, paymentMethod: 'tok_visa', ifMatch: undefined });

    expect((await read(hotel.id)).roomTypes[0]?.nights[0]).toMatchObject({ sold: 1, held: 0, left: 1, cap: 2 });
  });

  it.each([
    ['from=2027-04-01', '/to', 'missing'],
    ['from=2027-04-02&to=2027-04-01', '/to', 'before'],
    ['from=2027-04-01&to=2027-07-02', '/to', 'too_many_nights'],
    ['from=2027-04-01&to=2027-04-31', '/to', 'invalid_format'],
  ])('refuses ?%s', async (query, pointer, code) => {
    const answer = await api.call(`GET /admin/hotels/hotel-1/grid?${query}`, { token: api.tokens.admin });
    expect(problemIn(answer)).toMatchObject({ problem: '400 invalid-request', errors: [{ pointer, code }] });
  });

  it('reads 92 nights', async () => {
    const { hotel } = await property();
    expect((await read(hotel.id, '2027-04-01', '2027-07-01')).roomTypes[0]?.nights).toHaveLength(92);
  });
});

describe('POST /admin/hotels/{hotelId}/grid', () => {
  it('changes several room types at once, and shows what was and what is', async () => {
    const { hotel, room, suite } = await property();
    const both = { roomTypeIds: [room.id, suite.id], from: '2027-04-01', to: '2027-04-07' };

    const { body, headers } = await changed(hotel.id, {
      changes: [
        { ...both, set: { adjust: { percent: '10' }, reason: 'high_demand' } },
        { ...both, weekdays: ['friday', 'saturday'], set: { minStay: 2, closedToArrival: true } },
        { ...both, roomTypeIds: [suite.id], from: '2027-04-07', set: { price: '250.00' } },
      ],
    });

    expect(body).toMatchObject({ nights: 14, failed: [], revision: 2 });
    expect(headers['ETag']).toBe('"2"');
    const high = { price: '110.00', reason: 'high_demand' };
    const weekend = { minStay: 2, closedToArrival: true };
    expect(body.after).toEqual([
      { roomTypeIds: [room.id], from: '2027-04-01', to: '2027-04-01', set: high },
      { roomTypeIds: [suite.id], from: '2027-04-01', to: '2027-04-01', set: { ...high, price: '330.00' } },
      { roomTypeIds: [room.id], from: '2027-04-02', to: '2027-04-03', set: { ...high, ...weekend } },
      { roomTypeIds: [suite.id], from: '2027-04-02', to: '2027-04-03', set: { ...high, price: '330.00', ...weekend } },
      { roomTypeIds: [room.id], from: '2027-04-04', to: '2027-04-07', set: high },
      { roomTypeIds: [suite.id], from: '2027-04-04', to: '2027-04-06', set: { ...high, price: '330.00' } },
      { roomTypeIds: [suite.id], from: '2027-04-07', to: '2027-04-07', set: { ...high, price: '250.00' } },
    ]);
    expect(body.before).toContainEqual({
      roomTypeIds: [room.id, suite.id],
      from: '2027-04-02',
      to: '2027-04-03',
      set: { price: null, minStay: null, closedToArrival: false },
    });
  });

  it('is undone by its id, or by sending back what was before', async () => {
    const { hotel, room } = await property();
    const change = { roomTypeIds: [room.id], from: '2027-04-01', to: '2027-04-03' };
    await changed(hotel.id, { changes: [{ ...change, set: { price: '120.00', reason: 'weekend', maxStay: 5 } }] });
    const at = await read(hotel.id);
    const sets = { changes: [{ ...change, set: { adjust: { amount: '-200.00' }, maxStay: null, closed: true } }] };

    const first = await changed(hotel.id, sets);
    expect((await read(hotel.id)).roomTypes[0]?.nights[0]).toMatchObject({ price: euros('0.00') });
    await changed(hotel.id, { undo: first.body.changeId });
    expect((await read(hotel.id)).roomTypes).toEqual(at.roomTypes);

    const second = await changed(hotel.id, sets);
    const back = await changed(hotel.id, { changes: second.body.before });
    expect(back.body.after).toEqual(second.body.before);
    expect((await read(hotel.id)).roomTypes).toEqual(at.roomTypes);
  });

  it('with dryRun says what it would do, and does nothing', async () => {
    const { hotel, room } = await property();
    const at = await read(hotel.id);
    const changes = [{ roomTypeIds: [room.id], from: '2027-04-01', to: '2027-04-03', set: { minStay: 3 } }];
    const headers = { 'Idempotency-Key': 'try-then-do' };

    const dry = await changed(hotel.id, { changes, dryRun: true }, headers);
    expect(dry.body).toMatchObject({ changeId: null, nights: 3, revision: 1 });
    expect(await read(hotel.id)).toEqual(at);

    const { body } = await changed(hotel.id, { changes }, headers);
    expect(body).toEqual({ ...dry.body, changeId: body.changeId, revision: 2 });
  });

  it('is answered as the first time where its key comes again, and its key is not taken by a refusal', async () => {
    const { hotel, room } = await property();
    const change = { roomTypeIds: [room.id], from: '2027-04-01', to: '2027-04-03' };
    const headers = { 'Idempotency-Key': 'once' };
    const late = { changes: [{ ...change, from: '2027-02-01', set: { minStay: 2 } }] };
    expect(problemIn(await post(hotel.id, late, headers)).problem).toBe('422 refused');

    const sets = { changes: [{ ...change, set: { adjust: { percent: 50 } } }] };
    const first = await changed(hotel.id, sets, headers);
    expect((await changed(hotel.id, sets, headers)).body).toEqual(first.body);
    expect(problemIn(await post(hotel.id, { undo: first.body.changeId }, headers)).problem).toBe(
      '422 idempotency-key-reused',
    );
    expect((await read(hotel.id)).roomTypes[0]?.nights[0]).toMatchObject({ price: euros('150.00') });

    const nothing = await changed(hotel.id, { changes: [{ ...change, set: { minStay: null } }] });
    expect(nothing.body).toMatchObject({ nights: 0, before: [], after: [], revision: 2 });
  });

  it('is refused where the grid is not at the revision of If-Match, which prices set elsewhere move too', async () => {
    const { hotel, room } = await property();
    const { etag = '' } = await read(hotel.id);
    const body = { changes: [{ roomTypeIds: [room.id], from: '2027-04-01', to: '2027-04-01', set: { minStay: 2 } }] };
    await api.call(`PUT /admin/rooms/${room.id}/pricing`, {
      token: api.tokens.owner,
      body: { overrides: [{ date: '2027-04-01', price: '90.00' }] },
    });

    expect(problemIn(await post(hotel.id, body, { 'If-Match': String(etag) })).problem).toBe('412 stale-version');
    expect((await read(hotel.id)).roomTypes[0]?.nights[0]).toMatchObject({ restrictions: { minStay: null } });
    const { etag: now = '' } = await read(hotel.id);
    await changed(hotel.id, body, { 'If-Match': String(now) });
  });

  it('stands in the change log of the hotel with who did it, what was and what is', async () => {
    const { hotel, room } = await property();
    const { body } = await changed(hotel.id, {
      changes: [{ roomTypeIds: [room.id], from: '2027-04-01', to: '2027-04-01', set: { price: '90.00', minStay: 2 } }],
    });

    const log = await api.call(`GET /admin/hotels/${hotel.id}/history`, { token: api.tokens.owner });
    const { items } = z.object({ items: z.array(z.looseObject({ action: z.string() })) }).parse(log.body);
    expect(items.find(({ action }) => action === 'grid.changed')).toMatchObject({
      before: { id: room.id, changeId: body.changeId, nights: { '2027-04-01': { price: null, minStay: null } } },
      after: { nights: { '2027-04-01': { price: 9000, reason: 'other', minStay: 2 } } },
    });
  });
});
