import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '../../functions/domain/calendar/date.ts';
import { NO_CHROMIUM, openBrowser, watchedPage } from '../support/browser.ts';
import { planWorld } from '../support/plan-world.ts';
import { demoPassword, type RunningServer, startServer } from '../support/server.ts';

const rooms = 200;
const from = '2027-01-10';

interface PlanAnswer {
  readonly units: { readonly id: string; stays: object[] }[];
}

/** The plan of the answer with a stay of three nights in every unit on every third night. */
const filled = (answer: PlanAnswer, roomTypeId: string): PlanAnswer => ({
  ...answer,
  units: answer.units.map((unit, row) => ({
    ...unit,
    stays: Array.from({ length: 20 }, (_, place) => {
      const checkIn = addDays(from, place * 3);
      const checkOut = addDays(checkIn, 3);
      return {
        ...{ bookingId: `b-${row}-${place}`, reference: 'AAAA-AAAA', status: 'confirmed', guestName: 'Ada Lovelace' },
        ...{ roomTypeId, roomTypeName: 'Double', rooms: 1, guests: 2, checkIn, checkOut, from: checkIn, to: checkOut },
        ...{ unitIds: [unit.id], version: 1 },
      };
    }),
  })),
});

// What is measured is the page: 4,000 stays are put into the answer, as booking them all would take minutes.
describe.skipIf(NO_CHROMIUM)('the plan of 200 rooms and 60 nights', () => {
  let server: RunningServer;
  let browser: Browser;
  let hotelId: string;
  let double: string;
  beforeAll(async () => {
    [server, browser] = await Promise.all([
      startServer({ args: ['--seed', '1', '--clock', '2027-01-10T14:00:00Z', '--no-limits'] }),
      openBrowser(),
    ]);
    const owner = await server.signIn('owner@example.com');
    const world = await planWorld(owner, await server.signIn('guest@example.com'));
    hotelId = world.hotelId;
    double = await world.roomType('Double', rooms);
    for (let number = 1; number <= rooms; number += 1) await world.unit(double, String(100 + number));
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  const nodes = (page: Page): Promise<number> =>
    page.evaluate("document.querySelector('.plan-scroll').querySelectorAll('*').length");

  it('has in the page what is in view alone, wherever one scrolls', async () => {
    const { page, context, faults } = await watchedPage(browser, server.url);
    const data = { email: 'owner@example.com', password: demoPassword };
    await page.request.post('/api/v1/auth/login', { data, headers: { Origin: server.url } });
    await page.route('**/api/v1/**/plan?*', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, json: filled(await response.json(), double) });
    });
    await page.goto(`/manage/${hotelId}/plan?from=${from}&nights=60`);
    await page.locator('.plan-bar').first().waitFor();
    const most = 3000;
    const seen: number[] = [await nodes(page)];
    for (const top of [2000, 4000, 7000]) {
      await page.evaluate(`document.querySelector('.plan-scroll').scrollTop = ${top}`);
      await page.locator(`.plan-row[data-drop]`).first().waitFor();
      await expect.poll(() => nodes(page)).toBeLessThan(most);
      seen.push(await nodes(page));
    }
    // All 4,000 bars with their names would be 8,000.
    expect(Math.min(...seen)).toBeGreaterThan(500);
    expect(Math.max(...seen)).toBeLessThan(most);
    await page.getByRole('group', { name: /^Room 300, / }).waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });
});
