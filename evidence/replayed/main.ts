import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { openBrowser } from '../../tests/support/browser.ts';
import { demoPassword } from '../../tests/support/server.ts';
import { mainThreadTasks } from '../support/main-thread.ts';

// npm run measure:replayed -- ADDRESS: the pages of the hotel that npm run replay -- FILE --serve left, whose address it
// prints: the time until each page has its first content, and the processor time of its longest tasks.

const help = `Measures the pages of a replayed hotel in Chromium, and takes a picture of each.

  npm run measure:replayed -- http://127.0.0.1:3000/manage/HOTEL [--pictures DIR] [--rounds N]

The address is the first that npm run replay -- FILE --serve prints. For each page: milliseconds until it has content
of the hotel (median and worst of the rounds), and the processor time of the longest tasks of its main thread while it
loads and while it is scrolled through.
`;

interface Measured {
  readonly name: string;
  readonly path: string;
  /** What the page shows of the hotel. */
  readonly content: string;
  /** What is scrolled; else the window. */
  readonly box?: string;
}

const pages: readonly Measured[] = [
  { name: 'today', path: '', content: 'main table tbody tr, main li' },
  { name: 'plan', path: '/plan?nights=60', content: '.plan-row .plan-bar', box: '.plan-scroll' },
  { name: 'grid', path: '/grid', content: '.grid-scroll [role="gridcell"], main [role="gridcell"]' },
  { name: 'numbers', path: '/numbers', content: 'main table tbody tr' },
  { name: 'bookings', path: '/bookings', content: 'main table tbody tr, main li' },
];

/** Runs in the page: scrolls down and up again, 60 pixels a frame. */
const scrollThrough = (box: string | undefined): string => `(async () => {
  const box = ${box ? `document.querySelector(${JSON.stringify(box)})` : 'document.scrollingElement'};
  for (const step of [60, -60]) {
    for (let before = -1, frames = 0; box.scrollTop !== before && frames < 600; frames += 1) {
      before = box.scrollTop;
      box.scrollTop += step;
      await new Promise(requestAnimationFrame);
    }
  }
})()`;

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;

const main = async (): Promise<void> => {
  const options = { pictures: { type: 'string' }, rounds: { type: 'string' }, help: { type: 'boolean' } } as const;
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const [address] = positionals;
  if (values.help || address === undefined) {
    process.stdout.write(help);
    return;
  }
  const { origin, pathname } = new URL(address);
  const browser = await openBrowser();
  try {
    const context = await browser.newContext({ baseURL: origin, viewport: { width: 1440, height: 900 } });
    const data = { email: 'owner@example.com', password: demoPassword };
    await context.request.post('/api/v1/auth/login', { data, headers: { Origin: origin } });
    const shown = async (page: Page, { path, content }: Measured): Promise<number> => {
      const began = performance.now();
      await page.goto(`${pathname}${path}`);
      await page.locator(content).first().waitFor();
      return Math.round(performance.now() - began);
    };
    for (const each of pages) {
      const times: number[] = [];
      for (let round = 0; round < Number(values.rounds ?? 5); round += 1) {
        const page = await context.newPage();
        times.push(await shown(page, each));
        await page.close();
      }
      const page = await context.newPage();
      const loading = await mainThreadTasks(browser, page, async () => void (await shown(page, each)));
      await page.waitForTimeout(1500);
      if (values.pictures) await page.screenshot({ path: `${values.pictures}/${each.name}.png` });
      const scrolling = await mainThreadTasks(
        browser,
        page,
        async () => void (await page.evaluate(scrollThrough(each.box))),
      );
      await page.close();
      const line = [
        each.name.padEnd(9),
        `content after ${median(times)} ms, at most ${Math.max(...times)}`,
        `longest tasks: loading ${loading.slice(0, 3).join(', ')} ms`,
        `scrolling ${scrolling.slice(0, 3).join(', ')} ms`,
      ];
      process.stdout.write(`${line.join('; ')}\n`);
    }
  } finally {
    await browser.close();
  }
};

await main();
