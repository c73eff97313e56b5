import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Client } from '../../functions/contract/client.ts';
import { counters, gauges, histograms, type MetricName } from '../../functions/contract/metrics.ts';
import { aPerson } from '../support/markers.ts';
import { type RunningServer, startServer } from '../support/server.ts';

const names = Object.keys({ ...counters, ...histograms, ...gauges }) as MetricName[];

/** What a day without trouble leaves at nothing, or without a value. */
const still: ReadonlySet<MetricName> = new Set([
  // No index is configured here: tests/end-to-end/search.test.ts has one.
  'index_staleness_seconds',
  'search_index_up',
  'search_corrections_total',
  // Nothing conflicts or fails: tests/adapters have their own tests of each.
  'transaction_conflicts_total',
  'circuit_breaker_open',
  'reconciliation_drift',
  'dead_letters',
]);
/** What waits in a queue is of the moment. */
const momentary: ReadonlySet<MetricName> = new Set(['queue_depth', 'queue_oldest_age_seconds']);

/** The sum of a metric over its labels, a histogram's by its number of values; undefined where it has no line. */
const total = (text: string, name: MetricName): number | undefined => {
  const series = name in histograms ? `${name}_count` : name;
  const lines = text.split('\n').filter((line) => line.startsWith(`${series} `) || line.startsWith(`${series}{`));
  if (lines.length === 0) return undefined;
  return lines.reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);
};

const ok = <T extends { status: number; body: unknown }>(answer: T): Extract<T, { status: 200 | 201 }>['body'] => {
  if (answer.status >= 300) throw new Error(JSON.stringify(answer.body));
  return answer.body as Extract<T, { status: 200 | 201 }>['body'];
};

/** An owner opens a hotel; a guest searches it, pays one room, and lets the hold of another run out. */
const journey = async (owner: Client, guest: Client, admin: Client): Promise<void> => {
  const place = { address: 'Rua da Prata 1', city: 'Lisboa', country: 'PT', latitude: 38.71, longitude: -9.14 };
  const { hotel } = ok(await owner.call('createHotel', { body: { name: 'Pensão do Rio', ...place } }));
  const room = { hotelId: hotel.id, name: 'Double', basePrice: '100.00', maxGuests: 2, totalRooms: 2 };
  const { roomType } = ok(await owner.call('createRoomType', { body: room }));
  const day = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  const dates = { checkIn: day(30), checkOut: day(32) };
  const near = { body: { latitude: 38.71, longitude: -9.14, ...dates } };
  for (let time = 0; time < 3; time += 1) ok(await guest.call('searchHotels', near));
  ok(await guest.call('getHotel', { params: { hotelId: hotel.id } }));
  const months = { params: { hotelId: hotel.id }, query: { from: dates.checkIn, to: dates.checkOut } };
  for (let time = 0; time < 2; time += 1) ok(await guest.call('getCalendar', months));
  const stay = { hotelId: hotel.id, roomTypeId: roomType.id, ...dates, guests: 2 };
  const body = { ...stay, ...aPerson() };
  const { booking } = ok(await guest.call('createBooking', { body, idempotencyKey: 'measured-first-1' }));
  const paid = { params: { bookingId: booking.id }, body: { paymentMethod: 'tok_visa' } };
  ok(await guest.call('confirmBooking', paid));
  ok(await guest.call('createBooking', { body, idempotencyKey: 'measured-second-2' }));
  ok(await admin.call('putClock', { body: { advance: 'PT61M' } }));
};

describe('a guest who searches and books', () => {
  let server: RunningServer;
  let text = '';
  const metrics = (): string => text;

  beforeAll(async () => {
    server = await startServer({ args: ['--no-limits', '--verbose'] });
    const admin = await server.signIn('admin@example.com');
    await journey(await server.signIn('owner@example.com'), await server.signIn('guest@example.com'), admin);
    // The publisher follows the table by moments.
    await vi.waitFor(
      async () => {
        const answer = await admin.call('getMetrics');
        text = String(answer.body);
        expect(total(text, 'bookings_expired_total')).toBe(1);
      },
      { timeout: 20_000, interval: 200 },
    );
  }, 240_000);
  afterAll(() => server?.stop());

  it.each(names.filter((name) => !still.has(name) && !momentary.has(name)))('moves %s', (name) => {
    expect(total(metrics(), name)).toBeGreaterThan(0);
  });

  it.each([...still])('leaves %s still, and describes it', (name) => {
    expect(total(metrics(), name) ?? 0).toBe(0);
    expect(metrics()).toContain(`# HELP ${name} `);
  });

  it.each([...momentary])('has a value of %s for each queue', (name) => {
    for (const queue of ['notifications', 'webhooks', 'loyalty', 'publisher']) {
      expect(metrics()).toMatch(new RegExp(`^${name}\\{queue="${queue}"\\} [0-9.]+$`, 'm'));
    }
  });

  it('are counted once each', () => {
    expect(metrics()).toMatch(/^bookings_created_total\{status="reserved"\} 2$/m);
    expect(metrics()).toMatch(/^booking_attempts_total\{outcome="done"\} 3$/m);
    expect(metrics()).toMatch(/^search_latency_seconds_count 3$/m);
    expect(metrics()).toMatch(
      /^http_requests_total\{method="POST",route="\/api\/v1\/bookings\/\{bookingId\}\/confirm",status="200"\} 1$/m,
    );
  });
});
