import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import '../support/matchers.ts';
import type { BodyOf } from '../../functions/contract/routes.ts';
import { NO_OPENSEARCH, openSearchForTests } from '../support/opensearch.ts';
import { type RunningServer, startServer } from '../support/server.ts';

type SearchBody = Partial<BodyOf<'searchHotels'>>;

const url = openSearchForTests();
/** On the table, and on a real OpenSearch where there is one. */
const engines: readonly (readonly [string, string | undefined, boolean])[] = [
  ['the table', undefined, true],
  [`OpenSearch${url === undefined ? ` (${NO_OPENSEARCH})` : ''}`, url, url !== undefined],
];

/** What would be syntax to one part or another that it might reach. */
const syntax = [
  'name:* OR NOT (id:*)',
  '*',
  '??????',
  '/.*/',
  'lisbon~2^10 && -tejo || +a',
  '"}]}}, "query": {"match_all": {}}',
  '{"script":{"source":"while(true){}"}}',
  '#{7*7} {{7*7}} <script>alert(1)</script>',
  "' OR 1=1; --",
  'doc["listed"].value; Runtime.getRuntime().exec("ls")',
  '\\u0000 \\ \\" %00 %s %n',
  '😀🏨🛏️👩‍👩‍👧‍👦',
  '\u202Eفندق\u202C مالمدينة‎ מלון',
  'e\u0301'.repeat(100),
];

describe.each(engines)('a search of hostile words on %s', (_engine, openSearchUrl, possible) => {
  describe.skipIf(!possible)('is answered with what it says, as words', () => {
    let server: RunningServer;
    beforeAll(async () => {
      const env = openSearchUrl === undefined ? {} : { OPENSEARCH_URL: openSearchUrl };
      server = await startServer({ args: ['--seed', '20', '--no-limits'], env });
      // The first search compiles its scripts, and may be answered from the table.
      await search({});
    });
    afterAll(() => server?.stop());

    const search = (criteria: SearchBody) => server.client.call('searchHotels', { body: criteria });
    const found = async (criteria: SearchBody) => {
      const answer = await search(criteria);
      if (answer.status !== 200) throw new Error(`${answer.status}: ${JSON.stringify(answer.body)}`);
      return answer.body;
    };

    it.each(syntax.map((text) => [JSON.stringify(text), text]))('%s', async (_shown, text) => {
      const began = performance.now();
      const page = await found({ text });
      // Its letters and digits are words that no hotel here has; without any, it is a text that no hotel has.
      expect(page.total).toBe(0);
      expect(performance.now() - began).toBeLessThan(10_000);
      // Nor is it a place, and nothing of it is run where names are looked up.
      expect([200, 400]).toContain((await search({ location: text.slice(0, 200) })).status);
      const places = await server.client.call('listPlaces', { query: { q: text.slice(0, 200) } });
      expect([200, 400]).toContain(places.status);
    });

    it('of 10,000 characters, null bytes, or nothing: 400, or words', async () => {
      for (const text of ['a'.repeat(10_000), 'wine '.repeat(2000), '']) {
        expect(await search({ text })).toBeProblem(400, 'invalid-request');
        expect(await search({ location: text })).toBeProblem(400, 'invalid-request');
      }
      for (const text of ['lisbon\0', '\uD800 lone \uDC00 surrogates']) {
        expect(await search({ text })).toBeProblem(400, 'invalid-request');
      }
      expect((await found({ text: 'a '.repeat(250) })).total).toBeGreaterThanOrEqual(0);
      const different = Array.from({ length: 100 }, (_, index) => `w${index}`).join(' ');
      expect((await found({ text: different })).total).toBe(0);
    });

    it.each<[string, SearchBody]>([
      ['a radius of 0', { location: 'Lisbon', radiusKm: 0 }],
      ['a radius of 501 km', { location: 'Lisbon', radiusKm: 501 }],
      ['a radius below 0', { location: 'Lisbon', radiusKm: -1 }],
      ['more amenities than anybody has', { amenities: Array.from({ length: 200 }, (_, index) => `amenity ${index}`) }],
      ['a cursor of our own making', { cursor: 'eyJ2YWx1ZSI6MX0' }],
      ['a cursor of 100,000 characters', { cursor: 'x'.repeat(100_000) }],
      ['a page of 10,000', { limit: 10_000 }],
      ['a box upside down', { box: { north: -10, south: 10, west: 0, east: 1 } }],
      ['a point beyond the pole', { latitude: 91, longitude: 0 }],
      ['six stars', { starRating: [6] }],
      ['a price that is no number', { priceMin: '1e9', currency: 'EUR' }],
    ])('%s is refused in words', async (_name, criteria) => {
      expect(await search(criteria)).toBeProblem(400, 'invalid-request');
    });

    it('across the date line is one box, whichever way round it is written', async () => {
      const around = await found({ box: { north: 90, south: -90, west: 170, east: -170 } });
      const rest = await found({ box: { north: 90, south: -90, west: -170, east: 170 } });
      const world = await found({ box: { north: 90, south: -90, west: -180, east: 180 } });
      expect(around.total + rest.total).toBe(20);
      expect(world.total).toBe(20);
    });

    it('deep into its pages costs a page each, and ends', async () => {
      let cursor: string | null = null;
      const seen = new Set<string>();
      for (let page = 0; page < 20; page += 1) {
        const body: Awaited<ReturnType<typeof found>> = await found({ limit: 1, ...(cursor !== null && { cursor }) });
        for (const { hotel } of body.items) seen.add(hotel.id);
        cursor = body.nextCursor;
        if (cursor === null) break;
      }
      expect(seen.size).toBe(20);
      expect(cursor).toBeNull();
    });

    it('leaves the server, and the index, as they were', async () => {
      expect((await found({})).total).toBe(20);
      const health = async () => (await server.client.call('getHealth', {})).body;
      await expect.poll(health, { timeout: 25_000 }).toMatchObject({ checks: { search: 'ok' } });
      expect(server.output()).not.toMatch(/"status":5\d\d/);
    });
  });
});
