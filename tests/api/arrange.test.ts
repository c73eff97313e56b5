import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { plan as planSchema, unitAnswer, unitsArranged } from '../../functions/contract/desk/answers.ts';
import { accountAccess } from '../../functions/domain/booking/guest-access.ts';
import { given } from '../support/given.ts';
import { hotelApi, problemIn } from '../support/hotel-api.ts';

let api: Awaited<ReturnType<typeof hotelApi>>;
let hotelId: string;
let room: { id: string; hotelId: string };
beforeAll(async () => {
  api = await hotelApi();
});
// It is 1 March at noon.
beforeEach(async () => {
  api.moveTo('2027-03-01T12:00:00.000Z');
  ({ id: hotelId } = await api.makeHotel());
  room = await api.makeRoom(hotelId, { totalRooms: 5 });
});

const send = (what: string, body?: object, token = api.tokens.owner) =>
  api.call(what, { token, ...(body && { body }) });
const unit = async (number: string): Promise<string> => {
  const made = await send(`POST /admin/hotels/${hotelId}/units`, { roomTypeId: room.id, number });
  return unitAnswer.parse(made.body).unit.id;
};
const booked = async (dates: [string, string]): Promise<string> => {
  const { id: bookingId, userId } = given(await api.hold({ hotelId, roomTypeId: room.id, dates })).booking;
  given(await api.confirm({ access: accountAccess(userId), bookingId, paymentMethod: 'tok_visa', ifMatch: undefined }));
  return bookingId;
};
const assign = async (bookingId: string, unitIds: string[]) =>
  expect((await send(`PUT /admin/bookings/${bookingId}/units`, { unitIds })).status).toBe(200);
const week = { from: '2027-03-01', to: '2027-03-07' };
const arrange = (more: object = {}, token?: string) =>
  send(`POST /admin/hotels/${hotelId}/units/arrange`, { ...week, ...more }, token);
const proposal = async (more: object = {}) => unitsArranged.parse((await arrange(more)).body);
/** Which stays each unit has. */
const unitsOf = async (): Promise<Record<string, string[]>> => {
  const answer = await send(`GET /admin/hotels/${hotelId}/plan?from=${week.from}&to=${week.to}`);
  return Object.fromEntries(
    planSchema.parse(answer.body).units.map(({ number, stays }) => [number, stays.map(({ bookingId }) => bookingId)]),
  );
};

describe('POST /admin/hotels/{hotelId}/units/arrange', () => {
  it('proposes, changes nothing, and carries the proposal out where it is accepted', async () => {
    const [first, second] = [await unit('101'), await unit('102')];
    // Two stays lie so that a long one has no room, until one of them moves.
    const [early, late] = [await booked(['2027-03-02', '2027-03-04']), await booked(['2027-03-05', '2027-03-07'])];
    await assign(early, [first]);
    await assign(late, [second]);
    const long = await booked(['2027-03-02', '2027-03-07']);

    const proposed = await proposal();
    expect(proposed).toMatchObject({ unassigned: [], gap: { stays: 0, moves: 0 }, token: expect.any(String) });
    expect(proposed.changes).toHaveLength(2);
    expect(proposed.changes.filter(({ before }) => before.length > 0)).toHaveLength(1);
    expect(await unitsOf()).toEqual({ 101: [early], 102: [late] });

    expect(await proposal({ accept: proposed.token })).toMatchObject({ unassigned: [], token: null });
    const stays = Object.values(await unitsOf()).map((ids) => ids.toSorted());
    expect(stays).toEqual(expect.arrayContaining([[early, late].toSorted(), [long]]));
    expect(await proposal()).toEqual({ changes: [], unassigned: [], gap: { stays: 0, moves: 0 }, token: null });
  });

  it('refuses a proposal that would be another by now, and changes nothing', async () => {
    const only = await unit('101');
    const [one, other] = [await booked(['2027-03-02', '2027-03-04']), await booked(['2027-03-04', '2027-03-06'])];
    const { token } = await proposal();
    await assign(other, [only]);
    expect(problemIn(await arrange({ accept: token })).problem).toBe('412 stale-version');
    expect(await unitsOf()).toEqual({ 101: [other] });
    expect(await proposal({ accept: (await proposal()).token })).toMatchObject({ changes: [{ bookingId: one }] });
  });

  it('names who has no unit, and why; guests in house keep theirs', async () => {
    const only = await unit('101');
    const inside = await booked(['2027-03-01', '2027-03-03']);
    await assign(inside, [only]);
    api.moveTo('2027-03-01T16:00:00.000Z');
    expect((await send(`POST /admin/bookings/${inside}/check-in`)).status).toBe(200);
    const [meets, fits, last] = [
      await booked(['2027-03-02', '2027-03-04']),
      await booked(['2027-03-03', '2027-03-05']),
      await booked(['2027-03-03', '2027-03-06']),
    ];
    const { changes, unassigned } = await proposal();
    expect(changes).toHaveLength(1);
    const named = [...changes, ...unassigned].map(({ bookingId }) => bookingId);
    expect(named.toSorted()).toEqual([meets, fits, last].toSorted());
    expect(unassigned.find(({ bookingId }) => bookingId === meets)?.why).toBe('not_free');
    expect(unassigned.find(({ bookingId }) => bookingId !== meets)?.why).toBe('others_placed');
  });

  it('is its owner’s alone, and takes 62 days at most in their order', async () => {
    expect(problemIn(await arrange({}, api.tokens.stranger)).problem).toBe('404 not-found');
    expect(problemIn(await arrange({ to: '2027-02-01' })).problem).toBe('400 invalid-request');
    expect(problemIn(await arrange({ to: '2027-05-02' })).problem).toBe('400 invalid-request');
  });
});
