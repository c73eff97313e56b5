import { Readable } from 'node:stream';
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';
import { SitemapStream, streamToPromise } from 'sitemap';
import type { HotelsApp } from '../hotels/index.ts';
import { originOf } from './origin.ts';

/** The hotels whose pages are listed. */
export type ListedHotels = Pick<HotelsApp, 'listHotels'>;

/** The format allows no more in one file. */
const MOST_PAGES = 50_000;
const BATCH = 100;

const text = (type: string, body: string): APIGatewayProxyResult => ({
  statusCode: 200,
  headers: { 'Content-Type': `${type}; charset=utf-8`, 'Cache-Control': 'public, max-age=3600' },
  body,
});

async function* hotelPages(hotels: ListedHotels): AsyncGenerator<{ url: string; lastmod: string }> {
  let after: string | undefined;
  let listed = 1;
  do {
    const page = await hotels.listHotels({ limit: BATCH, after });
    for (const { hotel } of page.hotels) {
      if (listed >= MOST_PAGES) return;
      listed += 1;
      yield { url: `/hotels/${hotel.id}`, lastmod: hotel.updatedAt };
    }
    after = page.next;
  } while (after !== undefined);
}

async function* pages(hotels: ListedHotels) {
  yield { url: '/' };
  yield* hotelPages(hotels);
}

const sitemap = async (hotels: ListedHotels, hostname: string): Promise<APIGatewayProxyResult> => {
  const written = await streamToPromise(Readable.from(pages(hotels)).pipe(new SitemapStream({ hostname })));
  return text('application/xml', written.toString('utf8'));
};

/** Search engines see the public pages, and no personal ones. */
const robots = (origin: string): string =>
  [
    'User-agent: *',
    'Disallow: /api/',
    'Disallow: /book',
    'Disallow: /trips',
    'Disallow: /manage',
    'Disallow: /platform',
    '',
    `Sitemap: ${origin}/sitemap.xml`,
    '',
  ].join('\n');

/** What search engines ask for by name; undefined for every other address. */
export const forSearchEngines = (
  hotels: ListedHotels,
  publicUrl: string | undefined,
): ((event: APIGatewayProxyEvent) => (() => Promise<APIGatewayProxyResult>) | undefined) => {
  return (event) => {
    if (event.httpMethod !== 'GET' && event.httpMethod !== 'HEAD') return undefined;
    if (event.path === '/robots.txt') return async () => text('text/plain', robots(originOf(event, publicUrl)));
    if (event.path === '/sitemap.xml') return () => sitemap(hotels, originOf(event, publicUrl));
    return undefined;
  };
};
