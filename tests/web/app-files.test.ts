import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chunkFiles, entryOf, type Manifest, routeChunks, wordsOf } from '../../functions/http/pages/manifest.ts';
import { builtWeb } from '../../local/web/build.ts';
import { builtManifest } from '../../local/web/pages.ts';
import { type RunningServer, startServer } from '../support/server.ts';

const html = { Accept: 'text/html' };

describe('the built web app', () => {
  let server: RunningServer;
  let manifest: Manifest;
  beforeAll(async () => {
    // Starting builds it where its sources have changed.
    server = await startServer({ args: ['--seed', '1'] });
    manifest = builtManifest();
  });
  afterAll(() => server.stop());

  const get = (asked: string, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`${server.url}${asked}`, { headers });

  /** Kilobytes over the wire of every script a first visit to a route runs, English words among them. */
  const weightOf = (routeFile: string): { kilobytes: number; chunks: number } => {
    const page = routeChunks(manifest, routeFile);
    expect(page).not.toEqual([]);
    const keys = [entryOf(manifest), ...page, ...wordsOf(manifest, 'en', routeFile)];
    const files = [...new Set(keys.flatMap((key) => chunkFiles(manifest, key)))];
    const bytes = files.map((file) => gzipSync(readFileSync(path.join(builtWeb, file)), { level: 9 }).length);
    return { kilobytes: bytes.reduce((sum, each) => sum + each, 0) / 1000, chunks: files.length };
  };

  it.each([
    ['home', 'index.tsx', 125],
    ['results', 'search.tsx', 150],
    ['hotel', 'hotels.$hotelId.tsx', 190],
    ['a booking', 'book.$bookingId.tsx', 215],
    ['a trip', 'trips.$bookingId.index.tsx', 190],
    ['the account', 'account.tsx', 190],
  ])('keeps the scripts of %s within its budget, in seven pieces at most', (_page, routeFile, budget) => {
    const { kilobytes, chunks } = weightOf(routeFile);
    expect(chunks).toBeLessThanOrEqual(7);
    expect(kilobytes).toBeGreaterThan(60);
    expect(kilobytes).toBeLessThanOrEqual(budget);
  });

  // The hotel's side has one piece more: its frame, which stays while its pages change.
  it.each([
    ['the hotels of an owner', 'manage.index.tsx', 250],
    ['today at the hotel', 'manage.$hotelId.index.tsx', 250],
    ['the plan', 'manage.$hotelId.plan.tsx', 250],
    ['the grid', 'manage.$hotelId.grid.tsx', 250],
    ['the bookings of a hotel', 'manage.$hotelId.bookings.index.tsx', 250],
    ['a booking of a hotel', 'manage.$hotelId.bookings.$bookingId.tsx', 250],
    ['the numbers', 'manage.$hotelId.numbers.tsx', 250],
    ['the hotel', 'manage.$hotelId.property.tsx', 250],
    ['the agreement of nights', 'manage.$hotelId.agreement.tsx', 250],
    ['the platform', 'platform.$page.tsx', 250],
  ])('keeps the scripts of %s within its budget, in eight pieces at most', (_page, routeFile, budget) => {
    const { kilobytes, chunks } = weightOf(routeFile);
    expect(chunks).toBeLessThanOrEqual(8);
    expect(kilobytes).toBeGreaterThan(60);
    expect(kilobytes).toBeLessThanOrEqual(budget);
  });

  it('keeps the styles of all pages under 15 KB, with those of a page under 17, and its first font under 60', () => {
    const all = Object.values(manifest);
    const weigh = (files: readonly string[]): number =>
      files.reduce((sum, file) => sum + gzipSync(readFileSync(path.join(builtWeb, file)), { level: 9 }).length, 0) /
      1000;
    const ofAll = manifest[entryOf(manifest)]?.css ?? [];
    expect(ofAll).not.toEqual([]);
    expect(weigh(ofAll)).toBeLessThanOrEqual(15);
    // A page of the hotel's side may have styles of its own besides: a night of the grid is drawn by them.
    for (const { css } of all) expect(weigh([...new Set([...ofAll, ...css])])).toBeLessThanOrEqual(17);
    const fonts = all.filter(({ file }) => /latin-wdth.*woff2$/.test(file) && !file.includes('latin-ext'));
    expect(fonts).toHaveLength(1);
    for (const { file } of fonts) expect(readFileSync(path.join(builtWeb, file)).length / 1000).toBeLessThanOrEqual(60);
  });

  it('comes compressed, to be kept for ever, with the chunks of its page announced', async () => {
    const page = await get('/', html);
    const text = await page.text();
    const [, script = ''] = /<script type="module" crossorigin src="([^"]+)"/.exec(text) ?? [];
    const asset = await get(script, { 'Accept-Encoding': 'br, gzip' });
    expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(asset.headers.get('content-encoding')).toBe('br');
    const preloaded = [...text.matchAll(/<link rel="modulepreload" href="([^"]+)"/g)].map(([, href]) => href ?? '');
    expect(preloaded.length).toBeGreaterThan(0);
    for (const href of preloaded) expect((await get(href)).status, href).toBe(200);
    expect((await get(script, { 'Accept-Encoding': 'br;q=0' })).headers.get('content-encoding')).toBeNull();
  });

  it('answers pages to those who read HTML, and never in the place of the API', async () => {
    expect((await get('/search', html)).headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect((await get('/search', { Accept: 'application/json' })).status).toBe(404);
    for (const asked of ['/api/v1/nothing', '/pictures/none', '/problems/none', '/assets/none.js']) {
      const answer = await get(asked, html);
      expect(answer.status, asked).toBe(404);
      expect(answer.headers.get('content-type'), asked).toContain('application/problem+json');
    }
  });

  it('allows no inline script, no other host and no frame', async () => {
    const policy = (await get('/', html)).headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).not.toContain('unsafe');
  });

  it('brings a hotel’s facts in the HTML, text as text', async () => {
    const owner = await server.signIn('owner@example.com');
    const created = await owner.call('createHotel', {
      body: {
        name: 'A <b>& "Co"</b></script>',
        address: 'Rua 1',
        city: 'Lisbon',
        country: 'PT',
        latitude: 38.7,
        longitude: -9.1,
      },
    });
    if (created.status !== 201) throw new Error(`creating answered ${created.status}`);
    const text = await (await get(`/hotels/${created.body.hotel.id}`, html)).text();
    expect(text).toContain('<title>A &lt;b&gt;&amp; &quot;Co&quot;&lt;/b&gt;&lt;/script&gt;, Lisbon</title>');
    const [, data = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(text) ?? [];
    expect(JSON.parse(data)).toMatchObject({ '@type': 'Hotel', name: 'A <b>& "Co"</b></script>' });
    expect(text).toContain(`<link rel="canonical" href="${server.url}/hotels/${created.body.hotel.id}" />`);
  });

  it('lists its pages for search engines, and what is somebody’s own is not for them', async () => {
    const robots = await (await get('/robots.txt')).text();
    expect(robots).toContain(`Sitemap: ${server.url}/sitemap.xml`);
    expect(robots).toContain('Disallow: /trips');
    const sitemap = await (await get('/sitemap.xml')).text();
    expect(sitemap).toContain(`<loc>${server.url}/</loc>`);
    expect(sitemap).toContain(`<loc>${server.url}/hotels/demo-00000</loc>`);
  });

  it('is 404 for a hotel that is not there', async () => {
    for (const id of ['none', '%20', 'x'.repeat(80)]) expect((await get(`/hotels/${id}`, html)).status, id).toBe(404);
  });
});
