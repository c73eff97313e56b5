// `npm run screens`: pictures of the web app for the documents.
import { mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { CommandError, command, print } from '../../scripts/command.ts';
import { NO_CHROMIUM, openBrowser, watchedPage } from '../../tests/support/browser.ts';
import { type RunningServer, startServer } from '../../tests/support/server.ts';
import { type Shot, shots } from './shots.ts';

const help = `Takes pictures of the web app into docs/screens (WebP), on the demo world and a clock that stands in 2027.

  npm run screens -- [--only NAME]

  --only NAME   one picture, by its name without .webp

Needs Chromium (CHROMIUM, or Debian's package chromium). Ends with 1 where all of them are more than 8 MB.
`;

const folder = fileURLToPath(new URL('../../docs/screens/', import.meta.url));
const mostBytes = 8_000_000;
const quality = 82;

const keep = async (page: Page, name: string, height: number): Promise<void> => {
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send('Page.captureScreenshot', {
    format: 'webp',
    quality,
    captureBeyondViewport: true,
    clip: { x: 0, y: 0, width: page.viewportSize()?.width ?? 0, height, scale: 1 },
  });
  await writeFile(`${folder}${name}.webp`, Buffer.from(data, 'base64'));
};

/** Scrolls the page from top to bottom, so that lazily loaded content is in the picture. */
const seeAll = (page: Page): Promise<void> =>
  page.evaluate(`(async () => {
    for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight) {
      scrollTo(0, y);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  })()`);

const take = async (browser: Browser, server: RunningServer, shot: Shot): Promise<void> => {
  const { name, width = 1440, height, theme = 'light', locale = 'en-GB', path, as, until, act } = shot;
  const { page, context } = await watchedPage(browser, server.url, { width, theme, locale });
  if (as) {
    const data = { email: `${as}@example.com`, password: process.env['DEMO_PASSWORD'] ?? 'demo-hotel-2026' };
    await page.request.post('/api/v1/auth/login', { data, headers: { Origin: server.url } });
  }
  await page.goto(path);
  if (until) await until(page).waitFor();
  await act?.(page);
  await seeAll(page);
  await page.waitForLoadState('networkidle');
  // A click scrolls to its element, and a sticky bar would then be in the middle of the picture.
  await page.evaluate('document.activeElement?.blur(); window.scrollTo(0, 0)');
  await keep(page, name, height ?? (await page.evaluate<number>('document.documentElement.scrollHeight')));
  await context.close();
  print(`${name}.webp`);
};

const takeAll = async (
  only: string | undefined,
  closing: (close: () => Promise<unknown>) => void,
): Promise<boolean> => {
  if (NO_CHROMIUM !== undefined) throw new CommandError(NO_CHROMIUM);
  const wanted = shots.filter(({ name }) => only === undefined || name === only);
  if (wanted.length === 0) throw new CommandError(`no picture is called '${only}'`);
  if (only === undefined) await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const args = ['--seed', '100', '--clock', '2027-01-10T09:00:00Z', '--no-limits'];
  const server = await startServer({ args });
  closing(() => server.stop());
  const browser = await openBrowser();
  closing(() => browser.close());
  for (const shot of wanted) await take(browser, server, shot);
  const sizes = await Promise.all((await readdir(folder)).map(async (file) => (await stat(folder + file)).size));
  const bytes = sizes.reduce((sum, each) => sum + each, 0);
  print(`${sizes.length} pictures, ${(bytes / 1e6).toFixed(1)} MB in docs/screens`);
  return bytes <= mostBytes;
};

await command('screens', help, { only: { type: 'string' } }, ({ text }, closing) => takeAll(text('only'), closing));
