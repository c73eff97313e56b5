import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { session } from '../../functions/contract/accounts/answers.ts';
import { numbers, pace } from '../../functions/contract/reports/answers.ts';
import { accountAccess } from '../../functions/domain/booking/guest-access.ts';
import { password } from '../support/account-api.ts';
import { countedEvents } from '../support/counted-events.ts';
import { given } from '../support/given.ts';
import { hotelApi, problemIn } from '../support/hotel-api.ts';

let api: Awaited<ReturnType<typeof hotelApi>>;
let hotelId: string;
let room: { id: string; hotelId: string };
beforeAll(async () => {
  api = await hotelApi();
});
beforeEach(async () => {
  api.moveTo('2027-03-01T12:00:00.000Z');
  ({ id: hotelId } = await api.makeHotel());
  room = await api.makeRoom(hotelId, { totalRooms: 4 });
});

const ask = (path: string, token = api.tokens.owner, headers: Record<string, string> = {}) =>
  api.call(`GET /admin/${path}`, { token, headers });
const numbersOf = async (query: string, of = `hotels/${hotelId}/`, token = api.tokens.owner) =>
  numbers.parse((await ask(`${of}numbers?${query}`, token)).body);
const booked = async (dates: [string, string], roomType = room): Promise<string> => {
  const { id: bookingId, userId } = given(
    await api.hold({ hotelId: roomType.hotelId, roomTypeId: roomType.id, dates }),
  ).booking;
  given(await api.confirm({ access: accountAccess(userId), bookingId, paymentMethod: 'tok_visa', ifMatch: undefined }));
  await countedEvents(api.core, bookingId);
  return bookingId;
};
/** A session ends after a day. */
const ownerNow = async (): Promise<string> => {
  const body = { email: 'owner@example.com', password, transport: 'bearer' };
  return session.parse((await api.call('POST /auth/login', { body })).body).token ?? '';
};
const euros = (amount: string) => ({ amount, currency: 'EUR' });

describe('GET /admin/hotels/{hotelId}/numbers', () => {
  it('answers a row a day, amounts as money, and the whole range', async () => {
    await booked(['2027-03-10', '2027-03-12']);
    const { rows, totals, by } = await numbersOf('from=2027-03-09&to=2027-03-12');
    expect(by).toBe('day');
    expect(rows.map(({ from, to, sold }) => [from, to, sold])).toEqual([
      ['2027-03-09', '2027-03-09', 0],
      ['2027-03-10', '2027-03-10', 1],
      ['2027-03-11', '2027-03-11', 1],
      ['2027-03-12', '2027-03-12', 0],
    ]);
    expect(totals).toEqual([
      {
        ...{ from: '2027-03-09', to: '2027-03-12', roomNights: 16, sold: 2, blocked: 0, occupancy: 0.125 },
        ...{ adr: euros('100.00'), revpar: euros('12.50'), revenue: euros('200.00'), taxes: euros('0.00') },
        ...{ booked: 0, cancelled: 0, noShows: 0, leadDays: 0, stayNights: 0 },
      },
    ]);
  });

  it('makes weeks begin on Monday, and months and weeks end with the range', async () => {
    const weeks = await numbersOf('from=2027-03-03&to=2027-03-16&by=week');
    expect(weeks.rows.map(({ from, to }) => `${from} ${to}`)).toEqual([
      '2027-03-03 2027-03-07',
      '2027-03-08 2027-03-14',
      '2027-03-15 2027-03-16',
    ]);
    const months = await numbersOf('from=2027-12-31&to=2028-02-29&by=month');
    expect(months.rows.map(({ from, to }) => `${from} ${to}`)).toEqual([
      '2027-12-31 2027-12-31',
      '2028-01-01 2028-01-31',
      '2028-02-01 2028-02-29',
    ]);
  });

  it('counts the rooms that there were: none before the hotel had any, others after a change', async () => {
    api.moveTo('2027-03-05T12:00:00.000Z');
    const body = { ...{ name: 'Double', basePrice: '100.00', maxGuests: 2 }, totalRooms: 6 };
    const changed = await api.call(`PUT /admin/rooms/${room.id}`, { token: await ownerNow(), body });
    expect(changed.status).toBe(200);
    const other = await api.makeRoom(hotelId, { totalRooms: 1 }, await ownerNow());
    api.moveTo('2027-03-07T12:00:00.000Z');
    const token = await ownerNow();
    expect((await api.call(`DELETE /admin/rooms/${other.id}`, { token })).status).toBe(204);
    const { rows } = await numbersOf('from=2027-02-28&to=2027-03-08', undefined, token);
    expect(rows.map(({ roomNights }) => roomNights)).toEqual([0, 4, 4, 4, 4, 7, 7, 6, 6]);
  });

  it('comes as a table for those who accept CSV', async () => {
    await booked(['2027-03-10', '2027-03-11']);
    const answer = await ask(`hotels/${hotelId}/numbers?from=2027-03-10&to=2027-03-10`, api.tokens.owner, {
      accept: 'text/csv',
    });
    expect(answer.headers).toMatchObject({
      'Content-Type': 'text/csv; charset=utf-8; header=present',
      'Content-Disposition': `attachment; filename="numbers-${hotelId}-2027-03-10-2027-03-10.csv"`,
    });
    expect(String(answer.body).split('\r\n')).toEqual([
      'from,to,currency,roomNights,sold,blocked,occupancy,adr,revpar,revenue,taxes,booked,cancelled,noShows,leadDays,stayNights',
      '2027-03-10,2027-03-10,EUR,4,1,0,0.25,100.00,25.00,100.00,0.00,0,0,0,0,0',
      '',
    ]);
  });

  it.each([
    ['from=2027-03-02&to=2027-03-01', '/to'],
    ['from=2027-01-01&to=2028-01-02', '/to'],
    ['from=2027-02-30&to=2027-03-01', '/from'],
    ['from=2027-03-01', '/to'],
    ['from=2027-03-01&to=2027-03-02&by=year', '/by'],
  ])('refuses %s at %s', async (query, pointer) => {
    const answer = await ask(`hotels/${hotelId}/numbers?${query}`);
    expect(problemIn(answer)).toMatchObject({ problem: '400 invalid-request', errors: [{ pointer }] });
  });

  it('takes 366 days', async () => {
    expect((await numbersOf('from=2027-01-01&to=2028-01-01')).rows).toHaveLength(366);
  });
});

describe('GET /admin/numbers', () => {
  it('adds up the own hotels by currency, and nobody else’s', async () => {
    const { tokens } = api;
    const { id: zurich } = await api.makeHotel({ currency: 'CHF' });
    const swiss = await api.makeRoom(zurich, { totalRooms: 1 });
    const { id: foreign } = await api.makeHotel({}, tokens.stranger);
    const strange = await api.makeRoom(foreign, {}, tokens.stranger);
    const range = 'from=2027-05-10&to=2027-05-10';
    await booked(['2027-05-10', '2027-05-11']);
    await booked(['2027-05-10', '2027-05-11'], swiss);
    await booked(['2027-05-10', '2027-05-11'], strange);

    const own = await numbersOf(range, '');
    expect(own.totals).toMatchObject([
      { sold: 1, revenue: { amount: '100.00', currency: 'CHF' } },
      { sold: 1, revenue: euros('100.00') },
    ]);
    expect(own.rows).toHaveLength(2);
    const all = await numbersOf(range, '', tokens.admin);
    expect(all.totals).toMatchObject([{ sold: 1 }, { sold: 2, revenue: euros('200.00') }]);
    expect((await numbersOf(range, '', tokens.stranger)).totals).toMatchObject([{ sold: 1, roomNights: 2 }]);
  });
});

describe('GET /admin/hotels/{hotelId}/pace', () => {
  it('shows what was on the books at the end of a day, against now', async () => {
    const first = await booked(['2027-04-10', '2027-04-12']);
    api.moveTo('2027-03-08T12:00:00.000Z');
    await booked(['2027-04-11', '2027-04-12']);
    api.moveTo('2027-03-15T12:00:00.000Z');
    const actor = { kind: 'owner', id: 'x' } as const;
    given(await api.cancel({ bookingId: first, ifMatch: undefined, reason: null, actor, mayCancel: () => true }));
    await countedEvents(api.core, first);

    const token = await ownerNow();
    const paceAt = async (asOf: string) => {
      const answer = await ask(`hotels/${hotelId}/pace?from=2027-04-10&to=2027-04-11&asOf=${asOf}`, token);
      const { rows, total } = pace.parse(answer.body);
      return { before: rows.map(({ asOf: { sold } }) => sold), now: rows.map(({ now: { sold } }) => sold), total };
    };
    expect(await paceAt('2027-02-28')).toMatchObject({ before: [0, 0], now: [0, 1] });
    expect(await paceAt('2027-03-01')).toMatchObject({ before: [1, 1], now: [0, 1] });
    expect(await paceAt('2027-03-08')).toMatchObject({
      before: [1, 2],
      total: { roomNights: 8, asOf: { sold: 3, revenue: euros('300.00'), occupancy: 0.375 }, now: { sold: 1 } },
    });
    expect(await paceAt('2027-03-14')).toMatchObject({ before: [1, 2] });
    expect(await paceAt('2027-03-15')).toMatchObject({ before: [0, 1] });
  });
});
