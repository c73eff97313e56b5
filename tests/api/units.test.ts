import { beforeAll, describe, expect, it } from 'vitest';
import { listOf } from '../../functions/contract/common.ts';
import { assignment, unitAnswer, unit as unitSchema } from '../../functions/contract/desk/answers.ts';
import { accountAccess } from '../../functions/domain/booking/guest-access.ts';
import { given } from '../support/given.ts';
import { hotelApi, problemIn } from '../support/hotel-api.ts';

let api: Awaited<ReturnType<typeof hotelApi>>;
beforeAll(async () => {
  api = await hotelApi();
});

const send = (what: string, body?: object, token = api.tokens.owner, headers: Record<string, string> = {}) =>
  api.call(what, { token, headers, ...(body && { body }) });
const property = async () => {
  const hotel = await api.makeHotel();
  const room = await api.makeRoom(hotel.id);
  const create = (changes: object = {}) =>
    send(`POST /admin/hotels/${hotel.id}/units`, { roomTypeId: room.id, number: '101', ...changes });
  const unit = async (number: string) => unitAnswer.parse((await create({ number })).body).unit;
  const booked = async () => {
    const { id: bookingId, userId, reference } = given(await api.holdRoom(room)).booking;
    given(
      await api.confirm({ access: accountAccess(userId), bookingId, paymentMethod: 'tok_visa', ifMatch: undefined }),
    );
    return { bookingId, reference };
  };
  return { hotel, room, create, unit, booked };
};

describe('/admin/hotels/{hotelId}/units', () => {
  it('makes units that are in service and clean, and lists them as numbers are sorted', async () => {
    const { hotel, room, create, unit } = await property();
    const made = await create({ number: '12', floor: '1' });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({
      unit: {
        hotelId: hotel.id,
        roomTypeId: room.id,
        floor: '1',
        status: 'in_service',
        housekeeping: 'clean',
        version: 1,
      },
    });
    await unit('2');
    const list = async (query = '') =>
      listOf(unitSchema).parse((await send(`GET /admin/hotels/${hotel.id}/units${query}`)).body);
    expect((await list()).items.map(({ number }) => number)).toEqual(['2', '12']);
    const first = await list('?limit=1');
    expect((await list(`?limit=1&cursor=${first.nextCursor}`)).items.map(({ number }) => number)).toEqual(['12']);
  });

  it.each([
    ['a number that is given', { number: ' 101 ' }, '422 refused', '/number'],
    ['a room type of another hotel', { number: '7', roomTypeId: 'room-1' }, '422 refused', '/roomTypeId'],
    ['an empty number', { number: '' }, '400 invalid-request', '/number'],
    ['a state nobody knows', { number: '7', housekeeping: 'spotless' }, '400 invalid-request', '/housekeeping'],
  ])('refuses %s', async (_, changes, problem, pointer) => {
    const { create } = await property();
    await create();
    const refused = problemIn(await create(changes));
    expect(refused).toMatchObject({ problem, errors: [{ pointer }] });
  });
});

describe('/admin/units/{unitId}', () => {
  it('keeps housekeeping where none is sent, honours If-Match, and is its owner’s alone', async () => {
    const { room, unit } = await property();
    const { id } = await unit('101');
    const put = (changes: object, headers = {}, token = api.tokens.owner) =>
      send(`PUT /admin/units/${id}`, { roomTypeId: room.id, number: '101', ...changes }, token, headers);

    expect((await put({ housekeeping: 'dirty' })).body).toMatchObject({ unit: { housekeeping: 'dirty', version: 2 } });
    expect((await put({ floor: '2' }, { 'If-Match': '"2"' })).body).toMatchObject({
      unit: { housekeeping: 'dirty', floor: '2', version: 3 },
    });
    expect(problemIn(await put({}, { 'If-Match': '"2"' })).problem).toBe('412 stale-version');
    expect(problemIn(await put({}, {}, api.tokens.stranger)).problem).toBe('404 not-found');
    expect((await send(`DELETE /admin/units/${id}`)).status).toBe(204);
    expect(problemIn(await send(`DELETE /admin/units/${id}`)).problem).toBe('404 not-found');
  });
});

describe('PUT /admin/bookings/{bookingId}/units', () => {
  it('assigns a dirty unit with a warning, and names who has a taken one', async () => {
    const { room, unit, booked } = await property();
    const { id, number } = await unit('101');
    await send(`PUT /admin/units/${id}`, { roomTypeId: room.id, number, housekeeping: 'dirty' });
    const [first, second] = [await booked(), await booked()];
    const assign = (bookingId: string, unitIds: string[]) =>
      send(`PUT /admin/bookings/${bookingId}/units`, { unitIds });

    const answer = await assign(first.bookingId, [id]);
    expect(answer.status).toBe(200);
    expect(assignment.parse(answer.body)).toMatchObject({
      booking: { id: first.bookingId },
      units: [{ number: '101' }],
      warnings: [{ unitId: id, code: 'dirty' }],
    });
    expect(problemIn(await assign(second.bookingId, [id]))).toMatchObject({
      problem: '409 unit-taken',
      unit: { id, number: '101' },
      nights: ['2027-04-01', '2027-04-02', '2027-04-03'],
      reference: first.reference,
    });
    expect(problemIn(await assign(second.bookingId, [id, id])).problem).toBe('400 invalid-request');
    expect(problemIn(await send(`DELETE /admin/units/${id}`)).problem).toBe('409 in-use');
    expect((await assign(first.bookingId, [])).status).toBe(200);
    expect((await assign(second.bookingId, [id])).status).toBe(200);
  });

  it('leaves the units that a colleague has assigned since they were read', async () => {
    const { unit, booked } = await property();
    const [seen, colleagues, own] = [await unit('101'), await unit('102'), await unit('103')];
    const { bookingId } = await booked();
    const assign = (to: { id: string }, replaces?: { id: string }[]) =>
      send(`PUT /admin/bookings/${bookingId}/units`, {
        unitIds: [to.id],
        ...(replaces && { replaces: replaces.map(({ id }) => id) }),
      });

    expect((await assign(seen, [])).status).toBe(200);
    expect((await assign(colleagues, [seen])).status).toBe(200);
    expect(problemIn(await assign(own, [seen])).problem).toBe('412 stale-version');
    expect(problemIn(await assign(own, [])).problem).toBe('412 stale-version');
    // What is so already is no conflict: an answer that was lost may be asked for again.
    expect((await assign(colleagues, [seen])).status).toBe(200);
    expect((await assign(own, [colleagues])).status).toBe(200);
  });
});
