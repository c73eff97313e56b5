import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import '../support/matchers.ts';
import { fullPath, type RouteName, routes } from '../../functions/contract/routes.ts';
import { endpointForTests, NO_JAVA } from '../support/dynamodb.ts';
import { type RunningServer, startServer } from '../support/server.ts';

const java = (await endpointForTests()) !== undefined;

/** How often a route was counted with a status. */
const counted = (text: string, name: RouteName, status: number): number => {
  const route = `route="${fullPath(routes[name])}"`;
  const line = text.split('\n').find((each) => {
    return each.startsWith('http_requests_total{') && each.includes(route) && each.includes(`status="${status}"`);
  });
  return Number(line?.split(' ').at(-1) ?? 0);
};
const scrape = (server: RunningServer, token: string): Promise<Response> =>
  fetch(`${server.url}/api/v1/metrics`, { headers: { Authorization: `Bearer ${token}` } });

describe.each([
  ['one process', ['--no-limits'], true],
  ['several processes', ['--no-limits', '--workers', '2'], java],
])('GET /metrics of %s', (_of, args, possible) => {
  describe.skipIf(!possible)(possible ? 'here' : NO_JAVA, () => {
    let server: RunningServer;
    beforeAll(async () => {
      server = await startServer({ args, env: { METRICS_TOKEN: 'a-token-of-the-scraper' } });
    });
    afterAll(() => server?.stop());

    it('counts every request once, whichever process served it', async () => {
      const calls = Array.from({ length: 40 }, () =>
        fetch(`${server.url}/api/v1/health`, { headers: { Connection: 'close' } }),
      );
      for (const answer of await Promise.all(calls)) await answer.arrayBuffer();
      const answer = await scrape(server, 'a-token-of-the-scraper');
      expect(answer.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
      const text = await answer.text();
      expect(counted(text, 'getHealth', 200)).toBe(40);
      expect(text).toMatch(/^process_cpu_seconds_total/m);
    });

    it('counts what is remembered of hotels, and who answered a search', async () => {
      for (let time = 0; time < 2; time += 1) {
        const search = await server.client.call('searchHotels', { body: { location: 'Lisbon' } });
        expect(search).toMatchObject({ status: 200 });
        await server.client.call('getHotel', { params: { hotelId: 'nobodys-hotel' } });
      }
      const text = await (await scrape(server, 'a-token-of-the-scraper')).text();
      const sum = (name: string): number =>
        [...text.matchAll(new RegExp(`^${name}.* (\\d+)$`, 'gm'))].reduce((all, [, count]) => all + Number(count), 0);
      expect(sum('cache_requests_total\\{.*cache="result-pages"')).toBe(2);
      expect(sum('cache_requests_total\\{.*cache="hotel-facts"')).toBe(2);
      expect(sum('search_requests_total\\{.*path="table"')).toBeGreaterThan(0);
    });

    it('is for system admins, and for who bears the token', async () => {
      const admin = await server.signIn('admin@example.com');
      expect(await admin.call('getMetrics')).toMatchObject({ status: 200 });
      const guest = await server.signIn('guest@example.com');
      expect(await guest.call('getMetrics')).toBeProblem(403, 'forbidden');
      expect(await server.client.call('getMetrics')).toBeProblem(401, 'unauthenticated');
      expect((await scrape(server, 'another-token')).status).toBe(401);
    });

    it('is answered to a scraper with the headers of every answer, and to HEAD as to GET', async () => {
      for (const method of ['GET', 'HEAD']) {
        const answer = await fetch(`${server.url}/api/v1/metrics`, {
          method,
          headers: { Authorization: 'Bearer a-token-of-the-scraper', 'X-Request-Id': 'scrape-1' },
        });
        expect(answer.status).toBe(200);
        expect(answer.headers.get('x-request-id')).toBe('scrape-1');
        expect(answer.headers.get('ratelimit-limit')).not.toBeNull();
        expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
      }
    });

    it('names routes and never an address, a person or a booking', async () => {
      const guest = await server.signIn('guest@example.com');
      await guest.call('getBooking', { params: { bookingId: 'nobodys-booking' } });
      const text = await (await scrape(server, 'a-token-of-the-scraper')).text();
      expect(counted(text, 'getBooking', 404)).toBe(1);
      expect(text).not.toMatch(/nobodys-booking|example\.com|127\.0\.0\.1/);
    });
  });
});
