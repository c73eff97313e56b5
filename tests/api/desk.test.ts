import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  arrivalsAssigned,
  day as daySchema,
  plan as planSchema,
  unitAnswer,
} from '../../functions/contract/desk/answers.ts';
import { accountAccess } from '../../functions/domain/booking/guest-access.ts';
import { given } from '../support/given.ts';
import { hotelApi, problemIn } from '../support/hotel-api.ts';

let api: Awaited<ReturnType<typeof hotelApi>>;
let hotelId: string;
let room: { id: string; hotelId: string };
beforeAll(async () => {
  api = await hotelApi();
});
// It is 1 March at noon: three doubles and their units 101 to 103.
beforeEach(async () => {
  api.moveTo('2027-03-01T12:00:00.000Z');
  ({ id: hotelId } = await api.makeHotel());
  room = await api.makeRoom(hotelId, { totalRooms: 5 });
});

const send = (what: string, body?: object, token = api.tokens.owner) =>
  api.call(what, { token, ...(body && { body }) });
const done = async (what: string, body?: object): Promise<unknown> => {
  const answer = await send(what, body);
  expect([answer.status, answer.body]).toMatchObject([expect.toSatisfy((status: number) => status < 300), {}]);
  return answer.body;
};
const unit = async (number: string): Promise<string> =>
  unitAnswer.parse(await done(`POST /admin/hotels/${hotelId}/units`, { roomTypeId: room.id, number })).unit.id;
const booked = async (dates: [string, string], changes: object = {}): Promise<string> => {
  const hold = { hotelId, roomTypeId: room.id, dates, ...changes };
  const { id: bookingId, userId } = given(await api.hold(hold)).booking;
  given(await api.confirm({ access: accountAccess(userId), bookingId, paymentMethod: 'tok_visa', ifMatch: undefined }));
  return bookingId;
};
const dayOf = async (query = '') => daySchema.parse(await done(`GET /admin/hotels/${hotelId}/desk${query}`));
const plan = async (from: string, to: string) =>
  planSchema.parse(await done(`GET /admin/hotels/${hotelId}/plan?from=${from}&to=${to}`));

describe('GET /admin/hotels/{hotelId}/desk', () => {
  it('shows who arrives, who departs and who is in house, with units, balances and requests', async () => {
    const number = await unit('101');
    const staying = await booked(['2027-03-01', '2027-03-03']);
    const leaving = await booked(['2027-03-01', '2027-03-02']);
    const coming = await booked(['2027-03-02', '2027-03-05'], { guestName: 'Grace Hopper', specialRequests: 'A cot' });
    const elsewhen = await booked(['2027-03-04', '2027-03-05']);
    await done(`PUT /admin/bookings/${coming}/units`, { unitIds: [number] });
    api.moveTo('2027-03-01T16:00:00.000Z');
    for (const id of [staying, leaving]) await done(`POST /admin/bookings/${id}/check-in`);
    api.moveTo('2027-03-02T09:00:00.000Z');

    const today = await dayOf();

    expect(today).toMatchObject({ date: '2027-03-02', counts: { arrivals: 1, departures: 1, inHouse: 2 } });
    expect(today.departures.map(({ bookingId }) => bookingId)).toEqual([leaving]);
    expect(new Set(today.inHouse.map(({ bookingId }) => bookingId))).toEqual(new Set([staying, leaving]));
    const euros = (amount: string) => ({ amount, currency: 'EUR' });
    expect(today.arrivals).toMatchObject([
      {
        ...{ bookingId: coming, guestName: 'Grace Hopper', specialRequests: 'A cot', status: 'confirmed' },
        units: [{ id: number, number: '101', housekeeping: 'clean' }],
        ...{ total: euros('300.00'), paid: euros('300.00'), balance: euros('0.00') },
        actions: expect.arrayContaining(['check_in']),
      },
    ]);
    await done(`POST /admin/bookings/${leaving}/check-out`);
    expect(await dayOf()).toMatchObject({ departures: [{ status: 'completed' }], counts: { inHouse: 1 } });
    const [first] = (await dayOf('?date=2027-03-04')).arrivals;
    expect(first?.bookingId).toBe(elsewhen);
  });

  it('is its owner’s alone, and refuses what is no date', async () => {
    const path = `GET /admin/hotels/${hotelId}/desk`;
    expect(problemIn(await send(path, undefined, api.tokens.stranger)).problem).toBe('404 not-found');
    expect(problemIn(await send(`${path}?date=2027-02-30`)).problem).toBe('400 invalid-request');
  });
});

describe('GET /admin/hotels/{hotelId}/plan', () => {
  it('draws stays in their units, those without one apart, and blocks', async () => {
    const [one, two] = [await unit('102'), await unit('101')];
    const family = await booked(['2027-03-28', '2027-04-03'], { rooms: 2, guests: 2 });
    const tray = await booked(['2027-04-10', '2027-04-11']);
    await booked(['2027-05-20', '2027-05-22']);
    await done(`PUT /admin/bookings/${family}/units`, { unitIds: [one, two] });
    const block = { roomTypeId: room.id, from: '2027-04-05', to: '2027-04-07', reason: 'Paint' };
    const headers = { 'Idempotency-Key': 'paint' };
    await api.call(`POST /admin/hotels/${hotelId}/blocks`, { token: api.tokens.owner, body: block, headers });

    const april = await plan('2027-04-01', '2027-04-30');

    const stay = { bookingId: family, from: '2027-03-28', to: '2027-04-03' };
    expect(april.units).toMatchObject([
      { id: two, number: '101', stays: [stay] },
      { id: one, number: '102', stays: [stay] },
    ]);
    expect(april.unassigned.map(({ bookingId }) => bookingId)).toEqual([tray]);
    expect(april.blocks).toMatchObject([{ from: '2027-04-05', to: '2027-04-07', rooms: 1 }]);
    expect(await plan('2027-04-03', '2027-04-04')).toMatchObject({
      units: [{ stays: [] }, { stays: [] }],
      ...{ unassigned: [], blocks: [] },
    });
  });

  it('shows the nights that an early departure leaves, and no cancelled stay', async () => {
    const number = await unit('101');
    const early = await booked(['2027-03-01', '2027-03-06']);
    await done(`PUT /admin/bookings/${early}/units`, { unitIds: [number] });
    const cancelled = await booked(['2027-03-01', '2027-03-06']);
    const actor = { kind: 'owner', id: 'owner' } as const;
    given(await api.cancel({ bookingId: cancelled, ifMatch: undefined, reason: null, actor, mayCancel: () => true }));
    api.moveTo('2027-03-01T16:00:00.000Z');
    await done(`POST /admin/bookings/${early}/check-in`);
    api.moveTo('2027-03-02T09:00:00.000Z');
    await done(`POST /admin/bookings/${early}/check-out`);

    const march = await plan('2027-03-01', '2027-03-31');

    expect(march.units[0]?.stays).toMatchObject([{ status: 'completed', from: '2027-03-01', to: '2027-03-03' }]);
    expect(march.unassigned).toEqual([]);
  });

  it('has among the stays without a unit no guest who did not come, nor one who has left', async () => {
    const [missed, gone, staying] = [
      await booked(['2027-03-01', '2027-03-06']),
      await booked(['2027-03-01', '2027-03-02']),
      await booked(['2027-03-01', '2027-03-06']),
    ];
    api.moveTo('2027-03-01T16:00:00.000Z');
    for (const id of [gone, staying]) await done(`POST /admin/bookings/${id}/check-in`);
    api.moveTo('2027-03-02T09:00:00.000Z');
    await done(`POST /admin/bookings/${gone}/check-out`);
    await done(`POST /admin/bookings/${missed}/no-show`);

    const march = await plan('2027-03-01', '2027-03-31');

    expect(march.unassigned.map(({ bookingId }) => bookingId)).toEqual([staying]);
  });

  it('is of 62 nights at most', async () => {
    const path = `GET /admin/hotels/${hotelId}/plan?from=2027-03-01`;
    expect(problemIn(await send(`${path}&to=2027-05-02`))).toMatchObject({ problem: '400 invalid-request' });
    expect((await send(`${path}&to=2027-05-01`)).status).toBe(200);
  });
});

describe('POST /admin/hotels/{hotelId}/units/assign', () => {
  it('gives units to the arrivals of a day that have none, and names the others', async () => {
    const [one, two] = [await unit('101'), await unit('102')];
    const later = await booked(['2027-04-04', '2027-04-06']);
    await done(`PUT /admin/bookings/${later}/units`, { unitIds: [one] });
    const week = await booked(['2027-04-01', '2027-04-08']);
    const short = await booked(['2027-04-01', '2027-04-03']);
    const more = await booked(['2027-04-01', '2027-04-03']);
    await done(`PUT /admin/units/${two}`, { roomTypeId: room.id, number: '102', housekeeping: 'dirty' });

    const path = `POST /admin/hotels/${hotelId}/units/assign`;
    const answer = arrivalsAssigned.parse(await done(path, { date: '2027-04-01' }));

    expect(answer.assigned).toMatchObject([
      { bookingId: week, units: [{ id: two, housekeeping: 'dirty' }] },
      { bookingId: expect.toSatisfy((id: string) => [short, more].includes(id)), units: [{ id: one }] },
    ]);
    expect(answer.unassigned).toMatchObject([{ why: 'others_placed' }]);
    expect(await done(path, { date: '2027-04-01' })).toMatchObject({ assigned: [], unassigned: [{ why: 'not_free' }] });
    expect(await done(path, { date: '2027-06-01' })).toEqual({ assigned: [], unassigned: [] });
    expect(problemIn(await send(path, { date: 'tomorrow' })).problem).toBe('400 invalid-request');
  });
});
