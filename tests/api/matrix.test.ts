import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { problem } from '../../functions/contract/problem-answer.ts';
import { fullPath, type RouteName, routeEntries, routes } from '../../functions/contract/routes.ts';
import { type Answer, type ApiWorld, apiWorld, day } from '../support/api-world.ts';
import { cases, endsSessions } from './matrix-cases.ts';
import { type Answered, type Asked, type Caller, callers, type Property } from './matrix-parts.ts';

let world: ApiWorld;
let property: Property;
let linked: string;
beforeAll(async () => {
  world = await apiWorld({ args: ['--no-limits'] });
  const hotel = await world.hotel({ name: 'The Secret Garden' });
  const room = await world.room(hotel.id, { totalRooms: 50 });
  const booking = await world.confirmed(room, { guestName: 'Secret Sue', guestEmail: 'sue@secret.example' });
  const arriving = async () => (await world.confirmed(room, { checkIn: day(0), checkOut: day(2) })).id;
  property = { world, hotel, room, booking, arriving };
  linked = (await world.linked(booking)).token;
});
afterAll(() => world?.stop());

const roles = { guest: 'guest', otherGuest: 'guest', owner: 'hotel_admin', otherOwner: 'hotel_admin' } as const;
const tokenFor = async (name: RouteName, caller: Caller): Promise<string | undefined> => {
  if (caller === 'nobody') return undefined;
  if (caller === 'visitor') return (await world.visitor()).token;
  if (caller === 'linked') return endsSessions.has(name) ? (await linkedElsewhere()).token : linked;
  if (!endsSessions.has(name)) return world.tokens[caller];
  return (await world.someone(caller === 'admin' ? 'system_admin' : roles[caller])).token;
};

/** A link to a booking of its own, whose session may end. */
const linkedElsewhere = async () =>
  world.linked(await world.confirmed(property.room, { guestEmail: `${randomUUID()}@example.com` }));

const shared = new Map<RouteName, Asked>();
/** A call may use up what it is made on, so each success has its own; those refused leave it, and share one. */
const askedBy = async (name: RouteName, caller: Caller): Promise<Asked> => {
  const { audience, ask: given } = cases[name];
  const known = shared.get(name);
  if (known && audience[caller] !== 'allowed') return known;
  const asked = await given(property);
  if (audience[caller] !== 'allowed') shared.set(name, asked);
  return asked;
};

const ask = async (name: RouteName, asked: Asked, token: string | undefined): Promise<Answer> => {
  const path = fullPath(routes[name]).replaceAll(/\{(\w+)\}/g, (_whole, part: string) => asked.params?.[part] ?? part);
  const { body, headers } = asked;
  const query = asked.query === undefined ? '' : `?${asked.query}`;
  return world.sendTo(`${routes[name].method} ${path}${query}`, { token, body, ...(headers && { headers }) });
};

/** A quote as what it says: its Base64 would hide an address, and spell any short name by chance. */
const withQuotesOpened = (body: string): string =>
  body.replaceAll(/"v1\.([\w-]+)\.[\w-]+"/g, (_whole, said: string) => Buffer.from(said, 'base64url').toString());

const classOf = ({ status }: Answer): Answered | number => (status < 300 ? 'allowed' : status);
/** A problem without what names the one request. */
const withoutTrace = ({ body }: Answer) => {
  const { instance: _path, traceId: _id, ...rest } = problem.parse(body);
  return rest;
};

describe.each(routeEntries().map(([name]) => name))('%s', (name) => {
  it.each(callers)('answers %s as its audience says', async (caller) => {
    const { audience } = cases[name];
    const token = await tokenFor(name, caller);
    const asked = await askedBy(name, caller);
    const answer = await ask(name, asked, token);
    expect({ caller, answered: classOf(answer), body: answer.body }).toMatchObject({ answered: audience[caller] });
    if (answer.status < 300) return;

    expect(Object.keys(problem.parse(answer.body)).toSorted()).toEqual(
      ['detail', 'instance', 'status', 'title', 'traceId', 'type'].toSorted(),
    );
    expect(JSON.stringify(answer.body)).not.toMatch(/secret/i);
    expect(answer.headers.get('etag')).toBeNull();
    if (answer.status !== 404 || asked.params === undefined) return;
    // What is not one's own answers as what does not exist.
    const unknown = Object.fromEntries(Object.keys(asked.params).map((part) => [part, 'no-such-thing']));
    const nowhere = await ask(name, { ...asked, params: unknown }, token);
    expect(withoutTrace(answer)).toEqual(withoutTrace(nowhere));
  });
});

describe('the matrix', () => {
  it('has a line for every route of the table', () => {
    expect(Object.keys(cases).toSorted()).toEqual(Object.keys(routes).toSorted());
  });

  it('asks who may see a thing before whether the request is legal', async () => {
    const bookingId = property.booking.id;
    const illegal = { params: { bookingId }, body: { checkIn: '2020-01-01', checkOut: '2019-01-01' } };
    const { otherGuest, guest } = world.clients;
    expect(await otherGuest.call('previewChange', illegal)).toBeProblem(404, 'not-found');
    expect(await otherGuest.call('changeBooking', illegal)).toBeProblem(404, 'not-found');
    expect(await guest.call('previewChange', illegal)).toBeProblem(422, 'stay-not-allowed');
    const params = { bookingId };
    expect(await otherGuest.call('reviewBooking', { params, body: { rating: 1 } })).toBeProblem(404, 'not-found');
    const stale = { params, headers: { 'If-Match': '"99"' } };
    expect(await otherGuest.call('cancelBooking', stale)).toBeProblem(404, 'not-found');
    const pricing = {
      params: { roomTypeId: property.room.id },
      body: { overrides: [{ date: '2020-01-01', price: '1' }] },
    };
    expect(await world.clients.otherOwner.call('setPricing', pricing)).toBeProblem(404, 'not-found');
  });

  it('lists to each caller only what is theirs', async () => {
    const { guest, otherGuest, otherOwner, admin } = world.clients;
    const bodyOf = async (answer: Promise<{ body: unknown }>) => JSON.stringify((await answer).body);
    const mine = property.booking.id;
    const everything = { query: { limit: '100' } };
    expect(await bodyOf(guest.call('listBookings', everything))).toContain(mine);
    expect(await bodyOf(otherGuest.call('listBookings', everything))).not.toContain(mine);
    expect(await bodyOf(admin.call('listBookings', everything))).not.toContain(mine);
    expect(await bodyOf(admin.call('listOwnHotels', everything))).toContain(property.hotel.id);
    expect(await bodyOf(otherOwner.call('listOwnHotels', everything))).not.toContain(property.hotel.id);
  });

  it('takes no cursor from another caller', async () => {
    const page = { query: { limit: '1' } };
    const first = await world.clients.guest.call('listBookings', page);
    const cursor = first.status === 200 ? (first.body.nextCursor ?? '') : '';
    const next = { query: { limit: '1', cursor } };
    expect(await world.clients.guest.call('listBookings', next)).toMatchObject({ status: 200 });
    expect(await world.clients.otherGuest.call('listBookings', next)).toBeProblem(400, 'invalid-request');
  });

  it('shows no address and no booking of a guest in what all can read', async () => {
    const params = { hotelId: property.hotel.id };
    for (const answer of [
      await world.anyone.call('getHotel', { params }),
      await world.anyone.call('getReviews', { params }),
      await world.anyone.call('getHotelRooms', { params, query: { checkIn: day(30), checkOut: day(33) } }),
    ]) {
      expect(answer.status).toBe(200);
      const read = withQuotesOpened(JSON.stringify(answer.body));
      expect(read).not.toContain('"v1.');
      expect(read).not.toMatch(/sue|@|lovelace/i);
    }
  });

  it('changes nothing for whoever it refuses', async () => {
    const before = await world.clients.guest.call('getBooking', { params: { bookingId: property.booking.id } });
    for (const name of ['cancelBooking', 'changeBooking', 'cancelHotelBooking', 'rebook'] as const) {
      const body = name === 'rebook' ? { roomTypeId: property.room.id } : name === 'changeBooking' ? { guests: 1 } : {};
      const params = { bookingId: property.booking.id };
      for (const caller of ['otherGuest', 'otherOwner'] as const) {
        const { status } = await ask(name, { params, body }, world.tokens[caller]);
        expect([403, 404]).toContain(status);
      }
    }
    const after = await world.clients.guest.call('getBooking', { params: { bookingId: property.booking.id } });
    expect(after.body).toEqual(before.body);
  });
});
