import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../../functions/contract/client.ts';
import { type ApiWorld, apiWorld, day, guestPassword, success } from '../support/api-world.ts';

let world: ApiWorld;
let room: { id: string; hotelId: string };
beforeAll(async () => {
  world = await apiWorld({ args: ['--no-limits'] });
  room = await world.room((await world.hotel()).id, { totalRooms: 500 });
});
afterAll(() => world?.stop());

const address = (): string => `${randomUUID()}@example.com`;
const idsOf = async (client: Client): Promise<string[]> =>
  success(await client.call('listBookings', { query: { limit: '100' } })).items.map(({ id }) => id);
const register = async (email: string) => {
  const body = { email, password: guestPassword, name: 'Ada Lovelace', transport: 'bearer' } as const;
  const { token = '' } = success(await world.anyone.call('register', { body }));
  return world.anyone.as(token);
};
const verify = async (email: string) =>
  success(await world.anyone.call('verifyEmail', { body: { token: await world.verificationToken(email) } })).user;

describe('a guest without an account', () => {
  it('books, pays and sees what was booked', async () => {
    const { client, email, user } = await world.visitor();
    expect(user).toMatchObject({ email, name: 'Vera Visitor', role: 'guest', emailVerified: false });
    const booking = await world.confirmed(room, { guestEmail: email }, client);
    expect(booking).toMatchObject({ status: 'confirmed' });
    expect(await idsOf(client)).toEqual([booking.id]);
    expect(success(await client.call('me')).user).toEqual(user);
    expect(success(await client.call('getSession'))).toMatchObject({ user, kind: 'guest', bookingId: null });
    const cancelled = await client.call('cancelBooking', { params: { bookingId: booking.id } });
    expect(success(cancelled).booking).toMatchObject({ status: 'cancelled', cancelledBy: 'guest' });
  });

  it('sees nothing of another session of the same address, whose idempotency keys are its own', async () => {
    const email = address();
    const [one, other] = [await world.visitor(email), await world.visitor(email)];
    const body = world.stayOf(room, { guestEmail: email });
    const first = await world.hold(body, 'the same key', one.client);
    const second = await world.hold(body, 'the same key', other.client);
    expect([first.status, second.status]).toEqual([201, 201]);
    const { id: bookingId, reference } = success(first).booking;
    expect(await idsOf(one.client)).toEqual([bookingId]);
    expect(await idsOf(other.client)).toEqual([success(second).booking.id]);
    expect(await other.client.call('getBooking', { params: { bookingId } })).toBeProblem(404, 'not-found');
    expect(await other.client.call('getBookingByReference', { params: { reference } })).toBeProblem(404, 'not-found');
    expect(await other.client.call('cancelBooking', { params: { bookingId } })).toBeProblem(404, 'not-found');
    const paid = { params: { bookingId }, body: { paymentMethod: 'tok_visa' } };
    expect(await other.client.call('confirmBooking', paid)).toBeProblem(404, 'not-found');
    expect((await world.hold(body, 'the same key', one.client)).status).toBe(200);
  });

  it('is sent no mail for a hold, and the confirmation once it is paid', async () => {
    const { client, email } = await world.visitor();
    const { id: bookingId } = await world.held(room, { guestEmail: email }, client);
    success(await client.call('confirmBooking', { params: { bookingId }, body: { paymentMethod: 'tok_visa' } }));
    await world.mailOf('confirmed', email);
    expect((await world.mailsTo(email)).map(({ kind }) => kind)).toEqual(['confirmed']);
  });

  it('is no member: no plan of theirs is offered or sold, and no points are earned', async () => {
    const hotel = await world.hotel();
    const own = await world.room(hotel.id);
    const plan = { hotelId: hotel.id, name: 'Members', audience: { kind: 'members' } } as const;
    const { ratePlan } = success(await world.clients.owner.call('createRatePlan', { body: plan }));
    const { client, email } = await world.visitor();
    const query = { checkIn: day(30), checkOut: day(33) };
    const offersTo = async (who: Client) =>
      success(await who.call('getHotelRooms', { params: { hotelId: hotel.id }, query })).rooms.flatMap(({ offers }) =>
        offers.map((offer) => offer.ratePlan.id),
      );
    expect(await offersTo(world.clients.guest)).toContain(ratePlan.id);
    expect(await offersTo(client)).not.toContain(ratePlan.id);
    const body = world.stayOf(own, { guestEmail: email, ratePlanId: ratePlan.id });
    expect(await world.hold(body, undefined, client)).toBeProblem(422, 'refused');
    expect(await client.call('getLoyalty')).toBeProblem(403, 'forbidden');
  });

  it('takes the place of the session that the browser had', async () => {
    const { token } = await world.visitor();
    const body = { email: address(), name: 'Vera Visitor' };
    const origin = { Origin: world.server.url };
    const cookie = { Cookie: `__Host-session=${token}`, ...origin };
    const answer = await world.send('POST /auth/guest', { body, headers: cookie });
    expect(answer.status).toBe(201);
    expect(answer.headers.get('set-cookie')).toMatch(/^__Host-session=guest_.*HttpOnly; Secure; SameSite=Strict$/);
    expect(answer.headers.get('set-cookie')).not.toContain(token);
    expect(await world.send('GET /auth/me', { token })).toBeProblem(401, 'unauthenticated');
  });

  it('ends at its logout', async () => {
    const { client } = await world.visitor();
    expect((await client.call('logout')).status).toBe(204);
    expect(await client.call('me')).toBeProblem(401, 'unauthenticated');
  });
});

describe('an account of an address that has booked without one', () => {
  it('sees those bookings once it has verified the address, and those made later, but no open hold', async () => {
    const email = address();
    const { client: visitor } = await world.visitor(email.toUpperCase());
    const before = await world.confirmed(room, { guestEmail: email }, visitor);
    const account = await register(email);
    const own = await world.confirmed(room, {}, account);
    expect(await idsOf(account)).toEqual([own.id]);
    expect(await idsOf(visitor)).toEqual([before.id]);
    expect(await account.call('getBooking', { params: { bookingId: before.id } })).toBeProblem(404, 'not-found');

    expect(await verify(email)).toMatchObject({ email, emailVerified: true });
    expect(success(await account.call('me')).user.emailVerified).toBe(true);
    expect(await idsOf(account)).toEqual([own.id, before.id]);
    expect(await idsOf(visitor)).toEqual([before.id]);

    const later = await world.confirmed(room, {}, (await world.visitor(email)).client);
    const open = await world.held(room, {}, (await world.visitor(email)).client);
    expect(await idsOf(account)).toEqual([later.id, own.id, before.id]);
    expect(await account.call('getBooking', { params: { bookingId: open.id } })).toBeProblem(404, 'not-found');
    const cancelled = await account.call('cancelBooking', { params: { bookingId: later.id } });
    expect(success(cancelled).booking.status).toBe('cancelled');
  });

  it('lists both kinds page by page, each booking once', async () => {
    const email = address();
    const account = await register(email);
    await verify(email);
    const { client: visitor } = await world.visitor(email);
    const made: string[] = [];
    for (const by of [account, visitor, visitor, account, visitor])
      made.unshift((await world.confirmed(room, {}, by)).id);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const query = { limit: '2', ...(cursor && { cursor }) };
      const page = success(await account.call('listBookings', { query }));
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(seen).toEqual(made);
  });

  it('loses a booking whose address is corrected to another', async () => {
    const email = address();
    const account = await register(email);
    await verify(email);
    const { client: visitor } = await world.visitor(email);
    const { id: bookingId } = await world.confirmed(room, { guestEmail: email }, visitor);
    expect(await idsOf(account)).toEqual([bookingId]);
    success(await visitor.call('changeBooking', { params: { bookingId }, body: { guestEmail: address() } }));
    expect(await idsOf(account)).toEqual([]);
    expect(await idsOf(visitor)).toEqual([bookingId]);
  });

  it('is verified by no token of another purpose, and by its own as often as it is pressed', async () => {
    const email = address();
    await register(email);
    const reset = await world.resetToken(email);
    for (const token of [reset, 'forged', `${'a'.repeat(43)}.b.${'c'.repeat(43)}`]) {
      expect(await world.anyone.call('verifyEmail', { body: { token } })).toBeProblem(422, 'refused');
    }
    expect((await verify(email)).emailVerified).toBe(true);
    expect((await verify(email)).emailVerified).toBe(true);
  });

  it('is verified by a new password too, as that came by mail', async () => {
    const email = address();
    await register(email);
    const body = { token: await world.resetToken(email), password: 'another long pass phrase' };
    success(await world.anyone.call('confirmPasswordReset', { body }));
    const login = { email, password: body.password, transport: 'bearer' } as const;
    expect(success(await world.anyone.call('login', { body: login })).user.emailVerified).toBe(true);
  });
});

describe('the link to a booking', () => {
  const byAccount = () => world.confirmed(room, { guestEmail: address() });
  const open = (token: string) => world.anyone.call('openBookingSession', { body: { token, transport: 'bearer' } });

  it('opens that one booking, to read, change, cancel and have sent again', async () => {
    const booking = await byAccount();
    const { client } = await world.linked(booking);
    const params = { bookingId: booking.id };
    expect(success(await client.call('getBooking', { params })).booking.reference).toBe(booking.reference);
    expect(success(await client.call('getSession'))).toMatchObject({ user: null, kind: 'booking', ...params });
    for (const route of ['getHistory', 'getPayments', 'getBookingCalendar', 'previewCancellation'] as const) {
      expect((await client.call(route, { params })).status).toBe(200);
    }
    const changed = await client.call('changeBooking', { params, body: { guestName: 'Grace Hopper' } });
    expect(success(changed).booking.guestName).toBe('Grace Hopper');
    expect((await client.call('resendConfirmation', { params })).status).toBe(202);
    expect(success(await client.call('cancelBooking', { params })).booking.status).toBe('cancelled');
  });

  it('opens nothing else of the account that made the booking', async () => {
    const other = await byAccount();
    const { client } = await world.linked(await byAccount());
    expect(await client.call('getBooking', { params: { bookingId: other.id } })).toBeProblem(404, 'not-found');
    expect(await client.call('cancelBooking', { params: { bookingId: other.id } })).toBeProblem(404, 'not-found');
    for (const route of ['listBookings', 'me', 'getLoyalty', 'logoutAll'] as const) {
      expect(await client.call(route)).toBeProblem(403, 'forbidden');
    }
    const body = world.stayOf(room);
    expect(await world.hold(body, undefined, client)).toBeProblem(403, 'forbidden');
  });

  it('makes a guest of its holder, whoever made the booking, and spends nobody’s points', async () => {
    const booking = await world.confirmed(room, { guestEmail: address() }, world.clients.owner);
    const { client } = await world.linked(booking);
    expect(await client.call('listOwnHotels')).toBeProblem(403, 'forbidden');
    expect(await client.call('getOwnHotel', { params: { hotelId: room.hotelId } })).toBeProblem(403, 'forbidden');
    const confirm = { params: { bookingId: booking.id }, body: { paymentMethod: 'tok_visa', points: 1 } };
    expect(await client.call('confirmBooking', confirm)).toBeProblem(403, 'forbidden');
  });

  it('cannot change the address that it was sent to', async () => {
    const booking = await byAccount();
    const { client } = await world.linked(booking);
    const change = { params: { bookingId: booking.id }, body: { guestEmail: address() } };
    expect(await client.call('changeBooking', change)).toBeProblem(403, 'forbidden');
  });

  it('is good once', async () => {
    const token = await world.linkToken(await byAccount());
    expect((await open(token)).status).toBe(200);
    expect(await open(token)).toBeProblem(422, 'refused');
    const both = await world.linkToken(await byAccount());
    const answers = await Promise.all([open(both), open(both), open(both)]);
    expect(answers.map(({ status }) => Number(status)).toSorted()).toEqual([200, 422, 422]);
  });

  it('is void once the booking has another address, even for a while, and so is the session it opened', async () => {
    const booking = await byAccount();
    const params = { bookingId: booking.id };
    const { client } = await world.linked(booking);
    const correct = async (guestEmail: string) =>
      success(await world.clients.guest.call('changeBooking', { params, body: { guestEmail } }));
    await correct(address());
    expect(await client.call('getBooking', { params })).toBeProblem(401, 'unauthenticated');

    const second = await byAccount();
    const token = await world.linkToken(second);
    const change = (guestEmail: string) =>
      world.clients.guest.call('changeBooking', { params: { bookingId: second.id }, body: { guestEmail } });
    success(await change(address()));
    success(await change(second.guestEmail ?? ''));
    expect(await open(token)).toBeProblem(422, 'refused');
  });

  it('is void after 30 minutes, and where a newer one was asked for', async () => {
    const booking = await byAccount();
    const old = await world.linkToken(booking);
    await world.advance('PT2M');
    const { reference } = booking;
    const email = booking.guestEmail ?? '';
    success(await world.anyone.call('requestBookingLink', { body: { reference, email } }));
    expect(await open(old)).toBeProblem(422, 'refused');
    const late = await world.linkToken(await byAccount());
    await world.advance('PT31M');
    expect(await open(late)).toBeProblem(422, 'refused');
  });

  it('is answered alike for a booking that is there, another address, and none; only the first is mailed', async () => {
    const [email, stranger] = [address(), address()];
    const { reference } = await world.confirmed(room, { guestEmail: email });
    const asked = [
      { reference: 'no such reference', email: stranger },
      { reference: '0000-0000', email: stranger },
      { reference, email: stranger },
      { reference: ` ${reference.toLowerCase().replace('-', ' ')}`, email: email.toUpperCase() },
    ];
    for (const body of asked) {
      const answer = await world.anyone.call('requestBookingLink', { body });
      expect(answer).toMatchObject({ status: 202, body: undefined });
    }
    expect((await world.mailOf('booking-link', email)).bookingId).toBeNull();
    expect(await world.mailsTo(stranger)).toEqual([]);
  });

  it('is not sent for what was never paid: its address is what anybody typed', async () => {
    const email = address();
    const held = await world.held(room, { guestEmail: email });
    const paid = await byAccount();
    success(await world.anyone.call('requestBookingLink', { body: { reference: held.reference, email } }));
    // Mails go out in order: the second one has come, so the first never will.
    await world.linkToken(paid);
    expect(await world.mailsTo(email)).toEqual([]);
  });
});
