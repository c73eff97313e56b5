import { openBrowser, watchedPage } from '../../tests/support/browser.ts';
import { demoPassword, startServer } from '../../tests/support/server.ts';
import { mainThreadTasks } from '../support/main-thread.ts';

export interface Scrolled {
  /** CPU time of the longest tasks of the page's main thread, ms, longest first. */
  readonly longest: readonly number[];
  readonly tasks: number;
  readonly mostNodes: number;
}

/**
 * Runs in the page: scrolls all rows down and up again, nearly two rows per frame; returns the maximum number of
 * elements.
 */
const scrollAll = `(async () => {
  const box = document.querySelector('.plan-scroll');
  const frame = () => new Promise(requestAnimationFrame);
  let most = 0;
  for (const step of [60, -60]) {
    for (let before = -1; box.scrollTop !== before; ) {
      before = box.scrollTop;
      box.scrollTop += step;
      await frame();
      most = Math.max(most, box.querySelectorAll('*').length);
    }
  }
  return most;
})()`;

/** Scrolls this plan in Chromium, in the built app; only the API's answer is replaced. */
export const scrollPlan = async (plan: string, nights: number, from: string): Promise<Scrolled> => {
  const [server, browser] = await Promise.all([
    startServer({ args: ['--seed', '1', '--clock', `${from}T14:00:00Z`, '--no-limits'] }),
    openBrowser(),
  ]);
  try {
    const { page } = await watchedPage(browser, server.url);
    const data = { email: 'owner@example.com', password: demoPassword };
    await page.request.post('/api/v1/auth/login', { data, headers: { Origin: server.url } });
    await page.route('**/api/v1/**/plan?*', (route) => route.fulfill({ contentType: 'application/json', body: plan }));
    await page.goto(`/manage/demo-00000/plan?nights=${nights}&from=${from}&by=floor`);
    await page.locator('.plan-row .plan-bar').first().waitFor();
    await page.waitForTimeout(1500);
    // Requests made meanwhile belong to another measurement.
    await page.unroute('**/api/v1/**/plan?*');
    await page.route('**/api/v1/**/plan?*', () => undefined);
    let mostNodes = 0;
    const tasks = await mainThreadTasks(browser, page, async () => {
      mostNodes = await page.evaluate<number>(scrollAll);
    });
    return { longest: tasks.slice(0, 8), tasks: tasks.length, mostNodes };
  } finally {
    await browser.close();
    await server.stop();
  }
};
