import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../../functions/contract/client.ts';
import { endpointForTests } from '../support/dynamodb.ts';
import { NO_OPENSEARCH, openSearchForTests } from '../support/opensearch.ts';
import { type RunningServer, startServer } from '../support/server.ts';

const url = openSearchForTests();
/** Where there is a database for several processes: the one that leads indexes, the others answer. */
const workers = (await endpointForTests()) === undefined ? [] : ['--workers', '2'];
const stay = { checkIn: dayFromNow(40), checkOut: dayFromNow(42) };

function dayFromNow(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

describe.skipIf(url === undefined)(`npm start with OpenSearch${url === undefined ? ` (${NO_OPENSEARCH})` : ''}`, () => {
  let server: RunningServer;
  let owner: Client;
  let guest: Client;
  const env = { OPENSEARCH_URL: url ?? '', METRICS_TOKEN: 'a-token-of-the-scraper' };
  beforeAll(async () => {
    server = await startServer({ args: ['--seed', '3', '--no-limits', ...workers], env });
    [owner, guest] = await Promise.all([server.signIn('owner@example.com'), server.signIn('guest@example.com')]);
  });
  afterAll(async () => {
    await server.stop();
  });

  const find = async (criteria: Record<string, unknown>) => {
    const answer = await server.client.call('searchHotels', { body: criteria });
    if (answer.status !== 200) throw new Error(`the search answered ${answer.status}`);
    return answer.body;
  };
  /** How long it took until the search says so. */
  const until = async (criteria: Record<string, unknown>, counted: number): Promise<number> => {
    const began = performance.now();
    // The histogram is the index's own count; the total leaves out what the table says is gone.
    const count = async () => (await find(criteria)).facets.price.reduce((sum, bucket) => sum + bucket.count, 0);
    while ((await count()) !== counted) {
      if (performance.now() - began > 60_000) throw new Error('not within 60 s');
      await sleep(50);
    }
    return performance.now() - began;
  };

  it('has indexed its hotels before it is ready', { timeout: 60_000 }, async () => {
    // The first searches compile their scripts; on a busy machine they may be told to the table.
    const began = performance.now();
    let found = await find({ location: 'Lisbon', ...stay });
    while (found.degraded && performance.now() - began < 30_000) found = await find({ location: 'Lisbon', ...stay });
    expect(found).toMatchObject({ total: 1, degraded: false });
    expect((await server.client.call('getHealth', {})).body).toMatchObject({ checks: { search: 'ok' } });
  });

  it('finds a new hotel, its new price and its last room within 60 s', { timeout: 120_000 }, async () => {
    const place = { latitude: -45.0312, longitude: 168.6626 };
    const hotel = await owner.call('createHotel', {
      body: { name: 'Remarkable Inn', address: '1 Lake Street', city: 'Queenstown', country: 'NZ', ...place },
    });
    if (hotel.status !== 201) throw new Error(JSON.stringify(hotel.body));
    const hotelId = hotel.body.hotel.id;
    const room = await owner.call('createRoomType', {
      body: { hotelId, name: 'Double', basePrice: '200.00', maxGuests: 2, totalRooms: 1 },
    });
    const criteria = { ...place, ...stay };
    const took = { found: await until(criteria, 1), dearer: 0, sold: 0 };
    if (room.status !== 201) throw new Error(JSON.stringify(room.body));
    const { id } = room.body.roomType;
    await owner.call('setPricing', {
      params: { roomTypeId: id },
      body: { overrides: [{ from: stay.checkIn, to: stay.checkOut, price: '900.00', reason: 'holiday' }] },
    });
    const cheap = { ...criteria, priceMax: 300, currency: 'NZD' };
    const began = performance.now();
    while ((await find(cheap)).total !== 0) await sleep(50);
    took.dearer = performance.now() - began;
    const booking = await guest.call('createBooking', {
      idempotencyKey: 'last-room',
      body: { hotelId, roomTypeId: id, ...stay, guests: 2, guestName: 'A Guest', guestEmail: 'guest@example.com' },
    });
    expect(booking.status).toBe(201);
    // The page is checked against the table, so it is gone at once; the index, which counts, follows.
    expect((await find(criteria)).items).toEqual([]);
    took.sold = await until(criteria, 0);
    for (const ms of Object.values(took)) expect(ms).toBeLessThan(60_000);
    // What was measured of it stands among the metrics, whichever process they are asked of: from a change's commit to
    // its being written.
    const scraped = await fetch(`${server.url}/api/v1/metrics`, {
      headers: { Authorization: `Bearer ${env.METRICS_TOKEN}` },
    });
    const text = await scraped.text();
    const told = (line: RegExp): number => Number(line.exec(text)?.[1] ?? 0);
    expect(told(/^index_staleness_seconds_count (\d+)$/m)).toBeGreaterThanOrEqual(3);
    expect(told(/^index_staleness_seconds_bucket\{le="60"\} (\d+)$/m)).toBe(
      told(/^index_staleness_seconds_count (\d+)$/m),
    );
    expect(told(/^search_requests_total\{path="opensearch"\} (\d+)$/m)).toBeGreaterThan(0);
    expect(told(/^search_corrections_total\{kind="dropped"\} (\d+)$/m)).toBeGreaterThan(0);
    process.stderr.write(`found, dearer, sold out in the index after ${JSON.stringify(took)} ms\n`);
  });
});
