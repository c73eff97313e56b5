import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
/** Where Chromium is; undefined where there is none. */
export const chromiumPath = process.env['CHROMIUM'] || places.find((place) => existsSync(place));

/** Why tests in a browser are skipped; undefined where there is one (CHROMIUM, or Debian's `chromium`). */
export const NO_CHROMIUM = chromiumPath === undefined ? 'needs Chromium: apt-get install chromium' : undefined;

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: chromiumPath ?? '', args: ['--no-sandbox', '--disable-dev-shm-usage'] });

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What a page did that no page should. */
export interface Watched {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Errors on the console, faults of scripts, breaches of the page's policy. */
  readonly faults: readonly string[];
  /** Addresses asked for that are not of the page's own origin. */
  readonly strangers: readonly string[];
  /** Calls of the API that were answered by a problem. */
  readonly problems: readonly string[];
}

export interface Look {
  readonly width?: number;
  readonly theme?: 'light' | 'dark';
  readonly locale?: string;
}

/** A page of its own, that notes what it does wrong. Motion is reduced, so that nothing is judged half way. */
export const watchedPage = async (
  browser: Browser,
  url: string,
  { width = 1440, theme = 'light', locale = 'en-GB' }: Look = {},
): Promise<Watched> => {
  const context = await browser.newContext({
    baseURL: url,
    locale,
    colorScheme: theme,
    reducedMotion: 'reduce',
    viewport: { width, height: width < 600 ? 844 : 1000 },
  });
  const page = await context.newPage();
  const [faults, strangers, problems]: string[][] = [[], [], []];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.text().includes('Content Security Policy')) faults?.push(message.text());
  });
  page.on('pageerror', (error) => faults?.push(error.message));
  page.on('request', (request) => {
    if (!request.url().startsWith(url) && !/^(data|blob):/.test(request.url())) strangers?.push(request.url());
  });
  page.on('response', (response) => {
    if (response.status() >= 400) problems?.push(`${response.status()} ${response.url()}`);
  });
  return { page, context, faults: faults ?? [], strangers: strangers ?? [], problems: problems ?? [] };
};

/** Rules of accessibility that the page breaks now, each with where. Axe comes in by the debugger, beside the policy. */
export const axeFaults = async (page: Page): Promise<string[]> => {
  await page.evaluate(axeSource);
  const found: { id: string; nodes: { target: string[] }[] }[] = await page.evaluate(
    "axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations)",
  );
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
};

/** Pixels by which the page is wider than its window. */
export const overflowOf = (page: Page): Promise<number> =>
  page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
