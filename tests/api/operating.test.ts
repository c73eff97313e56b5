import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type ApiWorld, apiWorld, success } from '../support/api-world.ts';

let world: ApiWorld;
let room: { id: string; hotelId: string };
beforeAll(async () => {
  world = await apiWorld({ args: ['--no-limits'] });
  room = await world.room((await world.hotel()).id, { totalRooms: 50 });
});
afterAll(() => world?.stop());

const soon = <T>(check: () => Promise<T>): Promise<T> => vi.waitFor(check, { timeout: 20_000, interval: 200 });
const faults = async (body: object) => success(await world.clients.admin.call('putFaults', { body }));
const health = async () => {
  const answer = await world.anyone.call('getHealth', {});
  if (answer.status !== 200) throw new Error(`${answer.status}`);
  return answer.body;
};
const queues = async () => success(await world.clients.admin.call('listQueues', {})).items;

describe('the queues', () => {
  it('are listed with what waits in them', async () => {
    await soon(async () => {
      const states = await queues();
      expect(states.map(({ name }) => name)).toEqual(
        expect.arrayContaining(['notifications', 'webhooks', 'publisher']),
      );
      for (const { depth, inFlight, deadLetters } of states) expect([depth, inFlight, deadLetters]).toEqual([0, 0, 0]);
    });
  });

  it('that do not exist are not found', async () => {
    const params = { name: 'elsewhere' };
    expect(await world.clients.admin.call('redriveQueue', { params })).toBeProblem(404, 'not-found');
    expect(await world.clients.admin.call('listQueueMessages', { params })).toBeProblem(404, 'not-found');
    const empty = { params: { name: 'notifications' } };
    expect(success(await world.clients.admin.call('redriveQueue', empty))).toEqual({ moved: 0, left: 0 });
    expect(success(await world.clients.admin.call('listQueueMessages', empty))).toEqual({
      items: [],
      nextCursor: null,
      waitingShown: true,
    });
  });
});

describe('while the bus is away', () => {
  it('guests book as ever, health says so, and every mail comes when it is back', async () => {
    expect((await health()).checks.events).toBe('ok');
    await faults({ events: 'down' });
    await soon(async () => expect(await health()).toMatchObject({ status: 'degraded', checks: { events: 'down' } }));
    // What was read while the bus worked may still be on its way.
    await new Promise((resolve) => setTimeout(resolve, 600));
    const guests = [await world.someone(), await world.someone(), await world.someone()];
    for (const { client } of guests) expect((await world.held(room, {}, client)).status).toBe('reserved');
    await new Promise((resolve) => setTimeout(resolve, 1500));
    for (const { email } of guests) expect(await world.mailsTo(email)).toEqual([]);

    await faults({ events: 'ok' });
    for (const { email } of guests) await world.mailOf('hold-made', email);
    await soon(async () => expect((await health()).checks.events).toBe('ok'));
  });
});

describe('while the gateway is away', () => {
  it('a booking waits for its payment, the guest is told, and it is confirmed when the gateway is back', async () => {
    const guestEmail = 'gateway@example.com';
    const { client, email } = await world.someone();
    const { id: bookingId } = await world.held(room, { guestEmail }, client);
    await faults({ payments: 'down' });
    await new Promise((resolve) => setTimeout(resolve, 600));
    const params = { bookingId };
    const paid = await client.call('confirmBooking', { params, body: { paymentMethod: 'tok_visa' } });
    expect(paid.status).toBe(202);
    await world.mailOf('payment-pending', email);
    const seen = success(await world.clients.admin.call('getHealth', {}));
    expect(seen).toMatchObject({ status: 'degraded', checks: { payments: 'down', mail: 'ok', schedules: 'ok' } });
    expect(seen.since?.payments).toMatch(/Z$/);
    expect(await health()).not.toHaveProperty('since');
    await faults({ payments: 'ok' });
    await new Promise((resolve) => setTimeout(resolve, 600));
    await world.advance('PT5M');
    await world.mailOf('confirmed', guestEmail);
    expect((await health()).checks.payments).toBe('ok');
  });
});

describe('while the search engine is away', () => {
  it('searches are answered, and say that they are degraded', async () => {
    const search = () => world.anyone.call('searchHotels', { body: { location: 'Faro, PT' } });
    await faults({ search: 'down' });
    await soon(async () => expect(success(await search()).degraded).toBe(true));
    expect(success(await search()).items.length).toBeGreaterThan(0);
    expect((await health()).checks.search).toBe('degraded');
    await faults({ search: 'ok' });
    await soon(async () => expect(success(await search()).degraded).toBe(false));
  });
});
