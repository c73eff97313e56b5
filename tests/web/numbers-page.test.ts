import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { byMonth, monthsOf, nightByKey, ticksTo } from '../../web/src/features/numbers/year.ts';
import { success } from '../support/api-world.ts';
import { axeFaults, NO_CHROMIUM, openBrowser, overflowOf, watchedPage } from '../support/browser.ts';
import { demoPassword, type RunningServer, startServer } from '../support/server.ts';

describe('the axis of a chart', () => {
  it('goes in steps of 1, 2 or 5 from nothing to no less than the highest value', () => {
    expect(ticksTo(4)).toEqual([0, 1, 2, 3, 4]);
    expect(ticksTo(83)).toEqual([0, 50, 100]);
    expect(ticksTo(0.7)).toEqual([0, 0.2, 0.4, 0.6, 0.8]);
    for (const most of [0.001, 1, 3, 9.99, 10, 76_341.84, 1_204_300])
      expect(ticksTo(most).at(-1)).toBeGreaterThanOrEqual(most);
  });

  it('has a length where every value is nothing', () => {
    expect(ticksTo(0)).toEqual([0, 1]);
    expect(ticksTo(Number.NaN)).toEqual([0, 1]);
  });
});

describe('the year of nights', () => {
  it('is walked by day and by month, and ends at its first and its last night', () => {
    expect(nightByKey('2027-01-31', 'ArrowDown')).toBe('2027-02-28');
    expect(nightByKey('2027-03-01', 'ArrowLeft')).toBe('2027-02-28');
    expect(nightByKey('2027-03-10', 'Home')).toBe('2027-03-01');
    expect(nightByKey('2028-02-10', 'End')).toBe('2028-02-29');
    expect(nightByKey('2027-01-01', 'ArrowLeft')).toBeUndefined();
    expect(nightByKey('2027-12-31', 'ArrowRight')).toBeUndefined();
    expect(nightByKey('2027-12-05', 'ArrowDown')).toBeUndefined();
    expect(nightByKey('2027-12-05', 'Enter')).toBeUndefined();
  });

  it('is added up by month, days of other years aside', () => {
    const rows = ['2026-01-01', '2027-01-01', '2027-01-31', '2027-12-31'].map((date) => ({ date, sold: 2 }));
    expect(monthsOf(2027).at(-1)).toBe('2027-12');
    expect(byMonth(2027, rows, ({ sold }) => sold)).toEqual([4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2]);
  });
});

describe.skipIf(NO_CHROMIUM)('the numbers of a hotel, in the browser', () => {
  let server: RunningServer;
  let browser: Browser;
  beforeAll(async () => {
    [server, browser] = await Promise.all([
      startServer({ args: ['--seed', '1', '--clock', '2027-01-10T09:00:00Z', '--no-limits'] }),
      openBrowser(),
    ]);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  it('are those of the API, in cells, table and file, and are walked by the keyboard', async () => {
    const owner = await server.signIn('owner@example.com');
    const params = { hotelId: 'demo-00000' };
    const year = { from: '2027-01-01', to: '2027-12-31' };
    const numbers = success(await owner.call('getHotelNumbers', { params, query: { ...year, by: 'month' } }));
    const days = success(await owner.call('getHotelNumbers', { params, query: { ...year, by: 'day' } }));
    if (typeof numbers === 'string' || typeof days === 'string') throw new Error('JSON was asked for');
    const { page, faults, strangers } = await watchedPage(browser, server.url);
    const isSound = async (): Promise<void> => {
      expect(await axeFaults(page)).toEqual([]);
      expect(await overflowOf(page)).toBeLessThanOrEqual(0);
    };
    await page.goto('/manage/demo-00000/numbers');
    await page.getByLabel('E-mail').fill('owner@example.com');
    await page.getByLabel('Password').fill(demoPassword);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { name: 'Numbers of 2027' }).waitFor();
    const table = page.getByRole('group', { name: 'Table' });
    await table.getByRole('row', { name: /^Whole year/ }).waitFor();
    await isSound();

    const cells: string[][] = [];
    for (const row of await table.getByRole('row').all()) cells.push(await row.getByRole('cell').allInnerTexts());
    const plain = (text: string): string => text.replaceAll(/[,\s%]/g, '');
    const shown = cells
      .slice(1)
      .map(([, sold, blocked, roomNights, adr, revpar, revenue, taxes, booked, cancelled]) =>
        [sold, blocked, roomNights, adr, revpar, revenue, taxes, booked, cancelled].map((text) => plain(text ?? '')),
      );
    const expected = [...numbers.rows, ...numbers.totals].map(
      ({ sold, blocked, roomNights, adr, revpar, revenue, taxes, booked, cancelled }) =>
        [sold, blocked, roomNights, adr.amount, revpar.amount, revenue.amount, taxes.amount, booked, cancelled].map(
          String,
        ),
    );
    expect(shown).toEqual(expected);
    expect(numbers.totals[0]?.sold).toBeGreaterThan(0);

    const today = days.rows.find(({ from }) => from === '2027-01-10');
    const cell = page.getByRole('button', { name: /^Sunday.* 10 January 2027:/ });
    expect(await cell.getAttribute('aria-label')).toContain(`${today?.sold} of ${today?.roomNights} rooms sold`);
    await cell.focus();
    await page.keyboard.press('ArrowDown');
    expect(await page.evaluate('document.activeElement.id')).toBe('night-2027-02-10');
    await page.keyboard.press('ArrowRight');
    expect(await page.evaluate('document.activeElement.id')).toBe('night-2027-02-11');

    const coming = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save as CSV' }).click();
    const saved = readFileSync(await (await coming).path(), 'utf8');
    const headers = { Accept: 'text/csv' };
    const csv = success(await owner.call('getHotelNumbers', { params, query: { ...year, by: 'month' }, headers }));
    expect(saved).toBe(csv);

    await page.getByLabel('Year').selectOption('2026');
    await page.getByRole('heading', { name: 'Numbers of 2026' }).waitFor();
    expect(new URL(page.url()).search).toBe('?year=2026');
    await page.getByRole('heading', { name: 'How each figure is counted' }).waitFor();
    await isSound();
    expect([...faults, ...strangers]).toEqual([]);
  });
});
