import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiWorld, apiWorld, day, success } from '../support/api-world.ts';

let world: ApiWorld;
let room: { id: string; hotelId: string };
beforeAll(async () => {
  world = await apiWorld({ args: ['--no-limits'] });
  room = await world.room((await world.hotel()).id, { totalRooms: 100 });
});
afterAll(() => world?.stop());

type Body = Record<string, unknown>;
const asGuest = (bookingId: string, body: Body, headers: Record<string, string> = {}) =>
  world.send(`PATCH /bookings/${bookingId}`, { token: world.tokens.guest, body, headers });
const asOwner = (bookingId: string, body: Body, token = world.tokens.owner) =>
  world.send(`PATCH /admin/bookings/${bookingId}`, { token, body });
const bookingOf = async (bookingId: string) =>
  success(await world.clients.guest.call('getBooking', { params: { bookingId } })).booking;
const historyOf = async (bookingId: string) =>
  success(await world.clients.guest.call('getHistory', { params: { bookingId } })).items;
const pointersOf = (body: unknown): unknown =>
  (body as { errors: { pointer: string }[] }).errors.map(({ pointer }) => pointer);

const details = {
  guestName: 'Ada King',
  guestEmail: 'countess@example.com',
  guestPhone: '+351 912 345 678',
  specialRequests: 'A quiet room',
  arrivalTime: '21:30',
};

describe('a correction of the guest’s details', () => {
  it('needs no quote and moves neither money nor nights: one version more, and nothing else', async () => {
    const before = await world.confirmed(room);
    const answer = await asGuest(before.id, details);
    expect(answer.status).toBe(200);
    const after = await bookingOf(before.id);
    expect(answer.body).toEqual({ booking: after });
    const { updatedAt: _was, ...rest } = before;
    const { updatedAt: _is, ...now } = after;
    expect(now).toEqual({ ...rest, ...details, version: before.version + 1 });
  });

  it('is one entry of the history, with what was corrected before and after', async () => {
    const { id } = await world.confirmed(room);
    const length = (await historyOf(id)).length;
    await asGuest(id, { guestName: 'Ada King', arrivalTime: '09:05' });
    const items = await historyOf(id);
    expect(items).toHaveLength(length + 1);
    const entry = items.at(-1);
    expect(entry).toMatchObject({ event: 'booking.changed', actor: { kind: 'guest' } });
    expect(entry?.before).toMatchObject({ guestName: 'Ada Lovelace', arrivalTime: null });
    expect(entry?.after).toMatchObject({ guestName: 'Ada King', arrivalTime: '09:05' });
    expect(entry?.after).not.toHaveProperty('guestEmail');
    expect(items.at(-2)?.after).not.toHaveProperty('guestName');
  });

  it('removes with null what a booking can be without, and with nothing else', async () => {
    const { id } = await world.confirmed(room, { guestPhone: '+351 912 345 678', specialRequests: 'A cot' });
    await asGuest(id, { arrivalTime: '18:00' });
    await asGuest(id, { guestPhone: null, specialRequests: null, arrivalTime: null });
    expect(await bookingOf(id)).toMatchObject({ guestPhone: null, specialRequests: null, arrivalTime: null });
    for (const field of ['guestName', 'guestEmail']) {
      expect(await asGuest(id, { [field]: null })).toBeProblem(400, 'invalid-request');
    }
  });

  it('that says what the booking says already changes nothing', async () => {
    const { id, version } = await world.confirmed(room);
    const length = (await historyOf(id)).length;
    expect((await asGuest(id, { guestName: 'Ada Lovelace', guestPhone: null })).status).toBe(200);
    expect((await bookingOf(id)).version).toBe(version);
    expect(await historyOf(id)).toHaveLength(length);
  });

  it.each([
    ['a link', { guestName: 'Ada, sign in at http://evil.example' }, '/guestName'],
    ['an address', { guestName: 'ada@example.com' }, '/guestName'],
    ['a line break', { guestName: 'Ada\r\nBcc: x' }, '/guestName'],
    ['no letter', { guestName: '123' }, '/guestName'],
    ['no address', { guestEmail: 'ada' }, '/guestEmail'],
    ['no telephone', { guestPhone: 'call me' }, '/guestPhone'],
    ['a control character', { specialRequests: 'a\u0007' }, '/specialRequests'],
    ['too much text', { specialRequests: 'a'.repeat(1001) }, '/specialRequests'],
    ['an hour that is none', { arrivalTime: '24:00' }, '/arrivalTime'],
    ['a time without zero', { arrivalTime: '9:00' }, '/arrivalTime'],
    ['an empty time', { arrivalTime: '' }, '/arrivalTime'],
  ])('is refused with %s, as at the hold', async (_is, body, pointer) => {
    const { id, version } = await world.confirmed(room);
    for (const answer of [await asGuest(id, body), await asOwner(id, body)]) {
      expect(answer).toBeProblem(400, 'invalid-request');
      expect(pointersOf(answer.body)).toEqual([pointer]);
    }
    expect((await bookingOf(id)).version).toBe(version);
  });

  it.each([
    ['dates', { checkOut: day(34) }],
    ['guests', { guests: 1 }],
    ['rooms', { rooms: 2 }],
    ['a room type', { roomTypeId: 'x' }],
    ['a quote', { quote: 'x' }],
  ])('is refused beside %s, and the pointer names it', async (_is, stay) => {
    const { id, version } = await world.confirmed(room);
    const answer = await asGuest(id, { ...stay, arrivalTime: null, guestName: 'Ada King' });
    expect(answer).toBeProblem(400, 'invalid-request');
    expect(pointersOf(answer.body)).toEqual(['/guestName', '/arrivalTime']);
    expect(await asOwner(id, { ...stay, guestName: 'Ada King' })).toBeProblem(400, 'invalid-request');
    expect((await bookingOf(id)).version).toBe(version);
  });

  it('is refused empty, and to a version that is not the present one', async () => {
    const { id, version } = await world.confirmed(room);
    expect(await asGuest(id, {})).toBeProblem(400, 'invalid-request');
    expect(await asOwner(id, {})).toBeProblem(400, 'invalid-request');
    const stale = await asGuest(id, { guestName: 'Ada King' }, { 'If-Match': `"${version - 1}"` });
    expect(stale).toBeProblem(412, 'stale-version');
    const fresh = await asGuest(id, { guestName: 'Ada King' }, { 'If-Match': `"${version}"` });
    expect(fresh.status).toBe(200);
  });

  it('is for the booking’s own guest and hotel: to others it does not exist', async () => {
    const { id } = await world.confirmed(room);
    const body = { arrivalTime: '20:00' };
    const { otherGuest: token, otherOwner, guest } = world.tokens;
    expect(await world.send(`PATCH /bookings/${id}`, { token, body })).toBeProblem(404, 'not-found');
    expect(await asOwner(id, body, otherOwner)).toBeProblem(404, 'not-found');
    expect(await asOwner(id, body, guest)).toBeProblem(403, 'forbidden');
    const { body: answer } = await asOwner(id, body);
    expect(answer).toMatchObject({
      booking: { arrivalTime: '20:00', links: { correct: `/api/v1/admin/bookings/${id}` } },
    });
    expect((await historyOf(id)).at(-1)).toMatchObject({ event: 'booking.changed', actor: { kind: 'owner' } });
  });

  it('is allowed until the stay is over, and not of what is cancelled', async () => {
    const { id: held } = await world.held(room);
    expect((await asGuest(held, { arrivalTime: '20:00' })).status).toBe(200);
    success(await world.clients.guest.call('cancelBooking', { params: { bookingId: held }, body: {} }));
    expect(await asGuest(held, { arrivalTime: '21:00' })).toBeProblem(409, 'wrong-state');
    const { id: bookingId } = await world.confirmed(room, { checkIn: day(0), checkOut: day(1) });
    success(await world.clients.owner.call('checkIn', { params: { bookingId } }));
    expect((await asGuest(bookingId, { guestPhone: '+351 912 345 678' })).status).toBe(200);
    success(await world.clients.owner.call('checkOut', { params: { bookingId } }));
    expect(await asGuest(bookingId, { guestPhone: null })).toBeProblem(409, 'wrong-state');
  });

  it('of a booking that waits for its payment lets the payment arrive', async () => {
    const { id: bookingId } = await world.held(room);
    const body = { paymentMethod: 'tok_down' };
    expect((await world.clients.guest.call('confirmBooking', { params: { bookingId }, body })).status).toBe(202);
    expect((await asGuest(bookingId, { guestName: 'Ada King' })).status).toBe(200);
    await world.advance('PT20M');
    await expect
      .poll(() => bookingOf(bookingId), { timeout: 15_000 })
      .toMatchObject({ status: 'confirmed', guestName: 'Ada King' });
  });
});

describe('a confirmation sent again', () => {
  const again = (bookingId: string, token = world.tokens.guest) =>
    world.send(`POST /bookings/${bookingId}/resend`, { token });
  const againAtDesk = (bookingId: string, token = world.tokens.owner) =>
    world.send(`POST /admin/bookings/${bookingId}/resend`, { token });

  it('is sent three times an hour and no more, however many ask at once, guest and hotel together', async () => {
    const { id } = await world.confirmed(room);
    const asks = Array.from({ length: 12 }, (_, index) => (index % 2 === 0 ? again(id) : againAtDesk(id)));
    const answers = await Promise.all(asks);
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 202)).toHaveLength(3);
    // One that loses to the others again and again is told to come back.
    for (const status of statuses) expect([202, 429, 503]).toContain(status);
    const refused = await again(id);
    expect(refused).toBeProblem(429, 'rate-limited');
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(3500);
    expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(3600);
    const sent = (await historyOf(id)).filter(({ event }) => event === 'booking.confirmation_resent');
    expect(sent).toHaveLength(3);
  });

  it('can be had again an hour later, and leaves the version as it is', async () => {
    const { id, version } = await world.confirmed(room);
    for (let times = 0; times < 3; times += 1) expect((await again(id)).status).toBe(202);
    expect(await again(id)).toBeProblem(429, 'rate-limited');
    await world.advance('PT1H');
    expect((await again(id)).status).toBe(202);
    expect((await bookingOf(id)).version).toBe(version);
  });

  it('is of a paid stay that is not over', async () => {
    const { id } = await world.held(room);
    expect(await again(id)).toBeProblem(409, 'wrong-state');
    expect(await againAtDesk(id)).toBeProblem(409, 'wrong-state');
    const { id: bookingId } = await world.confirmed(room);
    success(await world.clients.guest.call('cancelBooking', { params: { bookingId }, body: {} }));
    expect(await again(bookingId)).toBeProblem(409, 'wrong-state');
  });

  it('is not for others', async () => {
    const { id } = await world.confirmed(room);
    expect(await again(id, world.tokens.otherGuest)).toBeProblem(404, 'not-found');
    expect(await againAtDesk(id, world.tokens.otherOwner)).toBeProblem(404, 'not-found');
  });
});
