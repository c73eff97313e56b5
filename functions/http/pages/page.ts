import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';
import { asksForPage, type PagePolicy, pageHeaders } from '../../contract/page-headers.ts';
import type { ChainSettings, GatewayHandler } from '../../runtime/call.ts';
import { frame } from '../../runtime/route-chain.ts';
import { type HotelPages, hotelHead } from './hotel-head.ts';
import { chunkFiles, entryOf, type Manifest, routeChunks, wordsOf } from './manifest.ts';
import { forSearchEngines, type ListedHotels } from './sitemap.ts';

/** The built web app, as far as its pages are concerned. */
export interface BuiltApp {
  /** Vite's index.html with marks for the head and the preloads. */
  readonly html: string;
  readonly manifest: Manifest;
}

/** The file of `src/routes` that shows an address, so that its chunks come with the first bytes. */
const routeFileOf = (page: string): string => {
  if (page === '/') return 'index.tsx';
  const [, first = '', second = '', third = '', fourth = ''] = page.split('/');
  if (first === 'hotels') return 'hotels.$hotelId.tsx';
  if (first === 'manage' && second === 'new') return 'manage.new.tsx';
  if (first === 'manage' && second !== '') {
    const part = third === 'bookings' ? (fourth === '' ? 'bookings.index' : 'bookings.$bookingId') : third || 'index';
    return `manage.$hotelId.${part}.tsx`;
  }
  if (first === 'platform' && second !== '') return 'platform.$page.tsx';
  return first === 'manage' || first === 'platform' ? `${first}.index.tsx` : `${first}.tsx`;
};

const languageOf = (acceptLanguage: string): 'en' | 'de' =>
  acceptLanguage.trim().toLowerCase().startsWith('de') ? 'de' : 'en';

/** Preloads of the chunks that the page will ask for, and of the words where the reader's language is known. */
const preloads = ({ manifest }: BuiltApp, page: string, acceptLanguage: string): string => {
  const language = languageOf(acceptLanguage);
  const routeFile = routeFileOf(page);
  const words = wordsOf(manifest, language, routeFile);
  const first = new Set(chunkFiles(manifest, entryOf(manifest)));
  const more = [...routeChunks(manifest, routeFile), ...words].flatMap((key) => chunkFiles(manifest, key));
  const scripts = [...new Set(more)]
    .filter((file) => !first.has(file))
    .map((file) => `<link rel="modulepreload" href="/${file}" />`);
  const fonts = Object.values(manifest)
    .filter(({ file }) => /latin-wdth-normal.*\.woff2$/.test(file) && !file.includes('latin-ext'))
    .map(({ file }) => `<link rel="preload" href="/${file}" as="font" type="font/woff2" crossorigin />`);
  return [...fonts, ...scripts].join('');
};

const headerOf = ({ headers }: APIGatewayProxyEvent, name: string): string => headers[name] ?? '';

/**
 * The web app's page at every address that is not the API's, and what search engines ask for. What an address leads to
 * is the app's to say, but for a hotel, whose facts stand in the HTML for those who do not run scripts.
 * @returns the handler of a request, or undefined where it asks for no page
 */
export const pageHandler = (
  settings: Omit<ChainSettings, 'gate'>,
  built: BuiltApp,
  hotels: HotelPages & ListedHotels,
  policy: PagePolicy = {},
): ((event: APIGatewayProxyEvent) => GatewayHandler | undefined) => {
  const engines = forSearchEngines(hotels, settings.publicUrl);

  const page = async (event: APIGatewayProxyEvent): Promise<APIGatewayProxyResult> => {
    const { path: asked } = event;
    const head = await hotelHead(hotels, event, settings.publicUrl);
    const { html = '', status } = head ?? { status: 200 as const };
    const preloaded = preloads(built, asked, headerOf(event, 'accept-language'));
    const withHead = html === '' ? built.html : built.html.replace(/<!--head-->[\s\S]*<!--\/head-->/, () => html);
    return {
      statusCode: status,
      headers: { ...pageHeaders(policy), Vary: 'Accept, Accept-Language' },
      body: withHead.replace('<!--preload-->', () => preloaded),
    };
  };

  return (event) => {
    const { httpMethod, path: asked } = event;
    const listed = engines(event);
    if (listed) return frame(settings, listed);
    return asksForPage(httpMethod, asked, headerOf(event, 'accept')) ? frame(settings, page) : undefined;
  };
};
