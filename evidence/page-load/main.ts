// `npm run page-load`: the times until pages can be used, while guests use the API of the same machine.
import type { Browser, Page } from 'playwright-core';
import { CommandError, command, print } from '../../scripts/command.ts';
import { NO_CHROMIUM, openBrowser } from '../../tests/support/browser.ts';
import { startServer } from '../../tests/support/server.ts';
import { tableOf } from '../../tests/support/text-table.ts';
import { dayFromNow, machine, registerGuests } from '../load/ground.ts';
import { placesWithHotels, playGuests } from '../load/play.ts';
import { percentile, watch } from '../load/watch.ts';

const help = `Loads the home page, results and a hotel in Chromium with nothing cached, while guests search and book through the
API of the same machine. A load ends where the page shows what it is for: the search field, the first hotel with its
price, the first room type.

  npm run page-load -- [--loads N] [--users N] [--hotels N]

  --loads N   loads of each page (50)
  --users N   guests at once, a request a second each (100)
  --hotels N  demo hotels (100)
  --help      this page

Target: p95 under 2 s. What is measured is printed, whether it meets it or not; it exits with 1 only where a page or a
request of a guest failed. Needs Chromium (CHROMIUM, or Debian's package chromium).
`;

const options = { loads: { type: 'string' }, users: { type: 'string' }, hotels: { type: 'string' } } as const;

const stay = `checkIn=${dayFromNow(30)}&checkOut=${dayFromNow(33)}`;
const pages: readonly {
  readonly name: string;
  readonly path: string;
  readonly shown: (page: Page) => Promise<void>;
}[] = [
  { name: 'home', path: '/', shown: (page) => page.getByRole('combobox', { name: 'Where' }).waitFor() },
  {
    name: 'results',
    path: `/search?location=Berlin,+DE&${stay}`,
    shown: (page) => page.locator('main ol li .figures').first().waitFor(),
  },
  {
    name: 'hotel',
    path: `/hotels/demo-00000?${stay}`,
    shown: (page) => page.locator('#rooms li').first().waitFor(),
  },
];

/** Milliseconds from the request of a page to its content, with nothing cached. */
const timeOf = async (browser: Browser, url: string, { path, shown }: (typeof pages)[number]): Promise<number> => {
  const context = await browser.newContext({ baseURL: url, locale: 'en-GB', viewport: { width: 1440, height: 1000 } });
  try {
    const page = await context.newPage();
    const began = performance.now();
    await page.goto(path, { waitUntil: 'commit' });
    await shown(page).catch((error) => {
      throw new Error(`${path} did not show what it is for`, { cause: error });
    });
    return performance.now() - began;
  } finally {
    await context.close();
  }
};

/** Seconds after which the guests begin anew, for as long as pages are loaded. */
const round = 15;

await command('page-load', help, options, async (given, closing) => {
  if (NO_CHROMIUM !== undefined) throw new CommandError(NO_CHROMIUM);
  const loads = given.whole('loads', 50, 1, 1000);
  const users = given.whole('users', 100, 1, 2000);
  const hotels = given.whole('hotels', 100, 1, 50_000);
  // Answers are not checked against their schemas here, to save time; tests do that.
  const env = { VALIDATE_ANSWERS: '0' };
  const server = await startServer({ args: ['--no-limits', '--seed', String(hotels)], env });
  closing(() => server.stop());
  const [places, guests] = [await placesWithHotels(server), await registerGuests(server.client, 10, 'page-load')];
  const browser = await openBrowser();
  closing(() => browser.close());
  const [warm, watching] = [watch(), watch()];
  const play = (watched: typeof watching): Promise<number> =>
    playGuests({ url: server.url, guests, places, connections: users, duration: round, pace: 1, watching: watched });
  for (const page of pages) await timeOf(browser, server.url, page);
  await playGuests({ url: server.url, guests, places, connections: 20, duration: 3, pace: 1, watching: warm });

  let loading = true;
  const guestsAtWork = (async (): Promise<number> => {
    let lost = 0;
    while (loading) lost += await play(watching);
    return lost;
  })();
  const times = new Map<string, number[]>(pages.map(({ name }) => [name, []]));
  try {
    for (let load = 0; load < loads; load += 1)
      for (const page of pages) times.get(page.name)?.push(await timeOf(browser, server.url, page));
  } finally {
    loading = false;
  }
  print(`${loads} loads of each page, ${users} guests on the API; ${machine()}`);
  const lost = await guestsAtWork;
  const report = watching.report();
  print(
    tableOf(
      ['page', 'p50 ms', 'p95 ms', 'max ms'],
      [...times].map(([name, all]) => {
        const sorted = all.toSorted((one, other) => one - other);
        return [name, ...[0.5, 0.95, 1].map((share) => Math.round(percentile(sorted, share)))];
      }),
    ),
  );
  print(`guests: ${report.reduce((sum, { count }) => sum + count, 0)} answers, ${lost} requests without one`);
  return lost === 0 && report.every(({ errors }) => errors === 0);
});
