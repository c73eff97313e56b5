import { readdirSync, readFileSync } from 'node:fs';
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiWorld, apiWorld, success } from '../support/api-world.ts';

let world: ApiWorld;
beforeAll(async () => {
  world = await apiWorld({ args: ['--workers', '3', '--no-limits'] });
});
afterAll(() => world.stop());

/** The server processes behind the one address, by what Linux says of its processes. */
const workerPids = (): number[] =>
  readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    try {
      const parent = Number(/\) \S (\d+)/.exec(readFileSync(`/proc/${name}/stat`, 'utf8'))?.[1]);
      const isWorker = readFileSync(`/proc/${name}/cmdline`, 'utf8').includes('cluster/worker.ts');
      return isWorker && parent === world.server.pid ? [Number(name)] : [];
    } catch {
      // It has ended meanwhile.
      return [];
    }
  });

/** Bytes that a process has read from anywhere. */
const bytesRead = (pid: number): number =>
  Number(/rchar: (\d+)/.exec(readFileSync(`/proc/${pid}/io`, 'utf8'))?.[1] ?? 0);

type Answer = { readonly status: number; readonly body: { readonly booking?: { readonly id: string } } };

/** A hold on a connection of its own, as another guest's would be: connections are dealt out, one after the other. */
const holdOnce = (body: object, key: string): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const sent = JSON.stringify(body);
    const headers = {
      Authorization: `Bearer ${world.tokens.guest}`,
      'Content-Type': 'application/json',
      'Content-Length': Buffer.byteLength(sent),
      'Idempotency-Key': key,
    };
    const url = new URL('/api/v1/bookings', world.server.url);
    const call = request(url, { method: 'POST', agent: false, headers }, (response) => {
      let text = '';
      response.on('data', (chunk: Buffer) => {
        text += chunk.toString('utf8');
      });
      response.on('error', reject);
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body: JSON.parse(text) }));
    });
    call.on('error', reject);
    // A connection that was on its way to a process as it was killed is answered by nobody.
    call.setTimeout(10_000, () => call.destroy(new Error('no answer')));
    call.end(sent);
  });

/** As a client does that got no answer: the same key again, until there is one. */
const hold = async (body: object, key: string): Promise<Answer> => {
  for (let tries = 0; ; tries += 1) {
    try {
      return await holdOnce(body, key);
    } catch (error) {
      if (tries === 50) throw error;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
};

describe.skipIf(process.platform !== 'linux')('three server processes behind one address', () => {
  it('share the requests, and lose no answered booking where one of them is killed', async () => {
    const room = await world.room((await world.hotel()).id, { totalRooms: 200 });
    const body = world.stayOf(room);
    const before = workerPids();
    expect(before).toHaveLength(3);
    const read = before.map(bytesRead);

    const answers: Answer[] = [];
    const guest = async (number: number): Promise<void> => {
      for (let n = 0; n < 10; n += 1) {
        answers.push(await hold(body, `guest-${number}-stay-${n}`));
        if (answers.length === 30) {
          // Each has had its share before one of them goes.
          for (const [at, pid] of before.entries()) {
            expect(bytesRead(pid), `process ${at}`).toBeGreaterThan((read[at] ?? 0) + 1000);
          }
          process.kill(before[1] ?? 0, 'SIGKILL');
        }
      }
    };
    await Promise.all([...Array(9).keys()].map(guest));

    const ids = answers.map(({ status, body: { booking } }) => {
      expect([200, 201]).toContain(status);
      return booking?.id ?? '';
    });
    expect(new Set(ids).size).toBe(90);
    const { guest: client, owner } = world.clients;
    for (const bookingId of ids) {
      const { booking } = success(await client.call('getBooking', { params: { bookingId } }));
      expect(booking.status).toBe('reserved');
    }
    const params = { hotelId: room.hotelId };
    const query = { from: body.checkIn, to: body.checkIn };
    const [night] = success(await owner.call('getGrid', { params, query })).roomTypes[0]?.nights ?? [];
    expect(night).toMatchObject({ held: 90, left: 110 });
    expect(success(await owner.call('reconcile', { params, query })).drift).toEqual([]);

    // Another one has taken its place.
    await expect.poll(() => workerPids().filter((pid) => !before.includes(pid)), { timeout: 60_000 }).toHaveLength(1);
    expect(workerPids()).toHaveLength(3);
  });
});
