import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFaults, type Look, NO_CHROMIUM, openBrowser, overflowOf, watchedPage } from '../support/browser.ts';
import { type RunningServer, startServer } from '../support/server.ts';

// The whole local system with its demo world, on a sandbox clock that stands in 2027.
const stay = 'checkIn=2027-02-10&checkOut=2027-02-13';
const pages = {
  home: '/',
  results: `/search?location=Berlin,+DE&${stay}`,
  hotel: `/hotels/demo-00000?${stay}`,
  nowhere: '/no/such/page',
};

describe.skipIf(NO_CHROMIUM)('the pages of the web app', () => {
  let server: RunningServer;
  let browser: Browser;
  beforeAll(async () => {
    [server, browser] = await Promise.all([
      startServer({ args: ['--seed', '100', '--clock', '2027-01-10T09:00:00Z', '--no-limits'] }),
      openBrowser(),
    ]);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  const open = async (path: string, look: Look = {}) => {
    const watched = await watchedPage(browser, server.url, look);
    await watched.page.goto(path);
    await watched.page.waitForLoadState('networkidle');
    return watched;
  };

  /** Widths, themes and pages in pairs: each page in each theme, each width once with each theme. */
  const looks: [keyof typeof pages, Required<Look>][] = [
    ['home', { width: 320, theme: 'light', locale: 'de-DE' }],
    ['home', { width: 1440, theme: 'dark', locale: 'en-GB' }],
    ['home', { width: 768, theme: 'light', locale: 'en-US' }],
    ['results', { width: 320, theme: 'dark', locale: 'en-GB' }],
    ['results', { width: 1440, theme: 'light', locale: 'de-DE' }],
    ['results', { width: 1080, theme: 'dark', locale: 'en-GB' }],
    ['hotel', { width: 390, theme: 'dark', locale: 'de-DE' }],
    ['hotel', { width: 1440, theme: 'light', locale: 'en-GB' }],
    ['hotel', { width: 768, theme: 'dark', locale: 'en-GB' }],
    ['hotel', { width: 2560, theme: 'light', locale: 'en-US' }],
  ];

  it.each(looks)('%s is sound at %o', async (name, look) => {
    const { page, context, faults, strangers, problems } = await open(pages[name], look);
    expect(faults).toEqual([]);
    expect(strangers).toEqual([]);
    expect(problems).toEqual([]);
    expect(await overflowOf(page)).toBeLessThanOrEqual(0);
    expect(await axeFaults(page)).toEqual([]);
    await context.close();
  });

  it('moves nothing that one already sees while it loads', async () => {
    const visits = [pages.home, pages.results, pages.hotel].flatMap((path) =>
      [390, 1440].map((width) => ({ path, width })),
    );
    for (const { path, width } of visits) {
      const { page, context } = await watchedPage(browser, server.url, { width });
      await page.addInitScript(
        'window.moved = 0; new PerformanceObserver((list) => { for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.moved += entry.value; }).observe({ type: "layout-shift", buffered: true });',
      );
      await page.goto(path);
      await page.waitForLoadState('networkidle');
      expect(await page.evaluate<number>('window.moved'), `${path} at ${width}`).toBeLessThanOrEqual(0.02);
      await context.close();
    }
  });

  it('ask for seven scripts at most before they can be used, each announced in their HTML', async () => {
    for (const path of [pages.home, pages.results, pages.hotel]) {
      const { page, context } = await watchedPage(browser, server.url);
      const asked: string[] = [];
      page.on('request', (request) => {
        const { pathname } = new URL(request.url());
        if (/^\/assets\/.*[.]js$/.test(pathname)) asked.push(pathname);
      });
      const response = await page.goto(path);
      await page.getByRole('heading', { level: 1 }).first().waitFor({ state: 'attached' });
      await page.waitForLoadState('networkidle');
      const announced = [...((await response?.text()) ?? '').matchAll(/(?:href|src)="([^"]+[.]js)"/g)].map(
        ([, to]) => to,
      );
      // The words of later pages come behind the first one.
      const first = asked.filter((file) => path !== pages.home || !file.includes('/more-'));
      expect(first.length, path).toBeGreaterThan(2);
      expect(first.length, path).toBeLessThanOrEqual(7);
      expect(announced, path).toEqual(expect.arrayContaining(first));
      await context.close();
    }
  });

  it.each(['no-preference', 'reduce'] as const)(
    'let the picture of a hotel grow from the list into its page in 200 ms, where motion is wanted: %s',
    async (reducedMotion) => {
      const { page, context, faults } = await watchedPage(browser, server.url);
      await page.emulateMedia({ reducedMotion });
      await page.addInitScript(
        `window.moves = []; window.moved = 0;
        const start = Document.prototype.startViewTransition;
        Document.prototype.startViewTransition = function (update) {
          const transition = start.call(this, update);
          const note = () => { for (const { effect } of document.getAnimations()) window.moves.push(effect.pseudoElement + ' ' + effect.getTiming().duration); };
          transition.ready.then(note, (error) => window.moves.push(String(error)));
          transition.finished.then(() => window.moves.push('over'));
          return transition;
        };
        new PerformanceObserver((list) => { for (const entry of list.getEntries()) window.moved += entry.value; }).observe({ type: 'layout-shift', buffered: true });`,
      );
      await page.goto(pages.results);
      await page.waitForLoadState('networkidle');
      const before = await page.evaluate<number>('window.moved');
      await page.getByRole('link', { name: 'Haus Engel' }).first().click();
      await page.getByRole('heading', { level: 1, name: 'Haus Engel' }).waitFor();
      await expect.poll(() => page.evaluate<string[]>('window.moves')).toContain('over');
      const moves = await page.evaluate<string[]>('window.moves');
      const grows = moves.filter((move) => move === '::view-transition-group(hotel-picture) 200');
      expect(grows.length, moves.join()).toBe(reducedMotion === 'reduce' ? 0 : 1);
      await page.waitForLoadState('networkidle');
      // Whatever moves after the press, the press itself excused or not.
      expect((await page.evaluate<number>('window.moved')) - before).toBeLessThanOrEqual(0.02);
      expect(faults).toEqual([]);
      await context.close();
    },
  );

  it('show hotels by night where the page is dark', async () => {
    const { page, context } = await open(pages.results, { theme: 'dark' });
    const picture = page
      .getByRole('listitem')
      .getByRole('img', { name: /from the street/ })
      .first();
    expect(await picture.getAttribute('src')).toMatch(/[.]night[.]svg$/);
    await page.getByRole('button', { name: /^Theme/ }).click();
    await expect.poll(() => picture.getAttribute('src')).not.toMatch(/[.]night[.]svg$/);
    await context.close();
  });

  it('lead from a name to a place, its hotels, a room and its booking, by keyboard alone', async () => {
    const { page, context, faults } = await open(pages.home);
    const where = page.getByRole('combobox', { name: 'Where' });
    await where.focus();
    await page.keyboard.type('berl');
    await page
      .getByRole('option', { name: /Berlin/ })
      .first()
      .waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '3 hotels' }).waitFor();
    expect(new URL(page.url()).searchParams.get('location')).toBe('Berlin, DE');

    await page.getByRole('link', { name: 'Haus Engel' }).first().focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Haus Engel' }).waitFor();
    const rooms = page.getByRole('radio');
    await rooms.first().waitFor();
    await page.getByRole('radio', { checked: true }).focus();
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => new URL(page.url()).searchParams.get('room')).toMatch(/^demo-/);
    await page.getByRole('button', { name: /Hold this room/ }).press('Enter');
    await expect.poll(() => new URL(page.url()).pathname).toBe('/book');
    const { searchParams } = new URL(page.url());
    expect(searchParams.get('party')).toBe('2');
    expect(searchParams.get('roomTypeId')).toMatch(/^demo-/);
    expect(faults).toEqual([]);
    await context.close();
  });

  const nightNamed = (page: Page, text: string) => page.getByRole('button', { name: text }).first();

  it('pick nights in the calendar: the first is the arrival, the second the last night', async () => {
    const { page, context } = await open('/hotels/demo-00000?checkIn=2027-02-10&checkOut=2027-02-11');
    await nightNamed(page, 'Monday, 15 February 2027').or(nightNamed(page, 'Monday 15 February 2027')).click();
    await nightNamed(page, 'Wednesday, 17 February 2027').or(nightNamed(page, 'Wednesday 17 February 2027')).click();
    await expect.poll(() => new URL(page.url()).searchParams.get('checkIn')).toBe('2027-02-15');
    await expect.poll(() => new URL(page.url()).searchParams.get('checkOut')).toBe('2027-02-18');
    await context.close();
  });

  it('filter hotels in the address, and go back to all of them', async () => {
    const { page, context } = await open(pages.results);
    await page.getByRole('checkbox', { name: /^4 stars/ }).check();
    await page.getByRole('heading', { name: '1 hotel', exact: true }).waitFor();
    expect(new URL(page.url()).searchParams.get('starRating')).toBe('4');
    expect(await axeFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Clear all filters' }).click();
    await page.getByRole('heading', { name: '3 hotels' }).waitFor();
    await context.close();
  });

  it('answer 404 with the app’s own page for a hotel that is not there', async () => {
    const { page, context } = await watchedPage(browser, server.url);
    const response = await page.goto('/hotels/no-such-hotel');
    expect(response?.status()).toBe(404);
    await page.getByRole('heading', { name: 'Hotel not found' }).waitFor();
    await context.close();
  });

  it('help on where a place is unknown, and where an address cannot be read', async () => {
    const { page, context } = await open(`/search?location=Lisbonn&${stay}`);
    await page
      .getByRole('link', { name: /Lisbon/ })
      .first()
      .click();
    await page.getByRole('heading', { name: '2 hotels' }).waitFor();
    await page.goto('/search?location=Berlin,+DE&checkIn=yesterday&starRating=9&utm_source=mail');
    await page.getByText('Parts of the address were not valid and were ignored: checkIn and starRating.').waitFor();
    await page.getByRole('heading', { name: /^\d+ hotels?$/ }).waitFor();
    expect(new URL(page.url()).search).toBe('?location=Berlin,+DE');
    await page.goto('/hotels/demo-00000?checkIn=2027-02-30&checkOut=2027-02-31&party=many&utm_source=mail');
    await page
      .getByText('Parts of the address were not valid and were ignored: checkIn, checkOut and party.')
      .waitFor();
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.goto('/trips?when=never');
    await page.getByText('Parts of the address were not valid and were ignored: when.').waitFor();
    await context.close();
  });

  it('say that the system is away, keep what was asked, and go on when it is back', async () => {
    const { page, context } = await watchedPage(browser, server.url);
    await page.route('**/api/v1/search', (route) => route.abort());
    await page.goto(pages.results);
    await page.getByText('We cannot reach the server.').waitFor();
    await page.unroute('**/api/v1/search');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('heading', { name: '3 hotels' }).waitFor();
    await context.close();
  });

  it('speak German to those who read German, and change the theme without a reload', async () => {
    const { page, context } = await open(pages.home, { locale: 'de-DE' });
    await page.getByText('Wohin', { exact: true }).waitFor();
    expect(await page.evaluate('document.documentElement.lang')).toBe('de');
    const theme = page.getByRole('button', { name: /^Darstellung/ });
    await theme.click();
    await theme.click();
    expect(await page.evaluate('document.documentElement.dataset.theme')).toBe('dark');
    await page.reload();
    expect(await page.evaluate('document.documentElement.dataset.theme')).toBe('dark');
    await context.close();
  });
});
