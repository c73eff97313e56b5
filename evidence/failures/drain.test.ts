import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { success } from '../../tests/support/api-world.ts';
import { type RunningServer, startServer } from '../../tests/support/server.ts';
import { dayFromNow, openHouse, registerGuests } from '../load/ground.ts';

let dataDir: string;
let alive: RunningServer | undefined;
beforeAll(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'drain-'));
});
afterAll(async () => {
  await alive?.stop();
  await rm(dataDir, { recursive: true, force: true });
});
const start = async () => {
  alive = await startServer({ dataDir, args: ['--no-limits'] });
  return alive;
};

describe('SIGTERM', () => {
  it('lets accepted requests finish, and their events are published after the next start', async () => {
    const first = await start();
    const house = await openHouse(await first.signIn('owner@example.com'), 'Drained', 100);
    const guests = await registerGuests(first.client, 4, 'drained');
    const stay = { ...house, checkIn: dayFromNow(30), checkOut: dayFromNow(32), guests: 2, guestName: 'Ada' };
    const calls = guests.flatMap(({ client, email: guestEmail }) =>
      Array.from({ length: 4 }, (_, number) =>
        client.call('createBooking', { body: { ...stay, guestEmail }, idempotencyKey: `${guestEmail}-${number}` }),
      ),
    );
    const endings = Promise.allSettled(calls);
    await Promise.race(calls);
    expect(await first.stop('SIGTERM')).toBe(0);
    alive = undefined;

    const answers = (await endings).flatMap((ending) => (ending.status === 'fulfilled' ? [ending.value] : []));
    const made = answers.map((answer) => success(answer).booking);
    expect(made.length).toBeGreaterThan(1);

    const second = await start();
    const admin = await second.signIn('admin@example.com');
    const kept = success(
      await admin.call('listHotelBookings', { params: { hotelId: house.hotelId }, query: { limit: '100' } }),
    ).items;
    expect(kept.map(({ id }) => id)).toEqual(expect.arrayContaining(made.map(({ id }) => id)));
    await vi.waitFor(
      async () => {
        const { items } = success(await admin.call('listSentMails', { query: { limit: '100' } }));
        const told = items.filter(({ kind }) => kind === 'hold-made').map(({ bookingId }) => bookingId);
        expect(told.toSorted()).toEqual(kept.map(({ id }) => id).toSorted());
      },
      { timeout: 30_000, interval: 300 },
    );
  });
});
