import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFaults, type Look, NO_CHROMIUM, openBrowser, overflowOf, watchedPage } from '../support/browser.ts';
import { hotelWithPlans } from '../support/rates-page.ts';
import { demoPassword, type RunningServer, startServer } from '../support/server.ts';

describe.skipIf(NO_CHROMIUM)('plans that are not for everybody, in the browser', () => {
  let server: RunningServer;
  let browser: Browser;
  let hotelId: string;
  let family: string;
  beforeAll(async () => {
    [server, browser] = await Promise.all([
      startServer({ args: ['--seed', '1', '--clock', '2027-01-10T09:00:00Z', '--no-limits'] }),
      openBrowser(),
    ]);
    ({ hotelId, family } = await hotelWithPlans(await server.signIn('owner@example.com')));
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  const hotelAddress = (stay: string, more = ''): string => `/hotels/${hotelId}?${stay}&room=${family}${more}`;
  const open = async (path: string, look: Look & { readonly signedIn?: boolean } = {}) => {
    const watched = await watchedPage(browser, server.url, look);
    if (look.signedIn) {
      const data = { email: 'guest@example.com', password: demoPassword };
      await watched.page.request.post('/api/v1/auth/login', { data, headers: { Origin: server.url } });
    }
    await watched.page.goto(path);
    return watched;
  };
  const isSound = async (page: Page): Promise<void> => {
    expect(await axeFaults(page)).toEqual([]);
    expect(await overflowOf(page)).toBeLessThanOrEqual(0);
  };
  const plan = (page: Page, name: string) => page.getByRole('radio', { name: new RegExp(`Family room, ${name}`) });

  it('shows a company its price, and says of another code that it opens none', async () => {
    const { page, context } = await open(hotelAddress('checkIn=2027-02-10&checkOut=2027-02-12'), {
      width: 390,
      theme: 'dark',
    });
    await page.getByRole('button', { name: 'I have a code' }).click();
    await isSound(page);
    await page.getByLabel('Company or promotion code').fill('nothing');
    await page.keyboard.press('Enter');
    await page.getByText('is not valid for these nights').waitFor();
    await page.getByRole('button', { name: 'Remove the code' }).click();
    await page.getByRole('button', { name: 'I have a code' }).click();
    await page.getByLabel('Company or promotion code').fill('acme27');
    await page.keyboard.press('Enter');
    await page.getByText('unlocked a special rate').waitFor();
    await plan(page, 'Company').waitFor();
    await isSound(page);
    await page.getByRole('button', { name: /^Hold this room/ }).click();
    await page.waitForURL('**/book?*');
    expect(new URL(page.url()).searchParams.get('code')).toBe('acme27');
    await context.close();
  });

  it('takes a code in the results, keeps it to the hotel, and leaves every other hotel as it was', async () => {
    const { page, context, faults } = await open(
      '/search?location=Lisbon,+PT&checkIn=2027-02-10&checkOut=2027-02-12&party=2-4-9',
    );
    const row = page.getByRole('listitem').filter({ hasText: 'Pensão da Graça' });
    await row.getByText('Standard, Room only').waitFor();
    const found = await page.getByRole('heading', { name: /^\d+ hotels?$/ }).textContent();
    await page.getByRole('button', { name: 'I have a code' }).click();
    await page.getByLabel('Company or promotion code').fill('acme27');
    await isSound(page);
    await page.keyboard.press('Enter');
    await row.getByText('Company, Room only').waitFor();
    await page.getByText('applies wherever a hotel has a rate for it').waitFor();
    expect(await page.getByRole('heading', { name: /^\d+ hotels?$/ }).textContent()).toBe(found);
    // Another search of the same guest is asked with the same code.
    await page.getByRole('button', { name: 'Change' }).click();
    await page.getByRole('button', { name: 'Search', exact: true }).click();
    await row.getByText('Company, Room only').waitFor();
    expect(new URL(page.url()).searchParams.get('code')).toBe('acme27');
    await row.getByRole('link').click();
    await page.getByText('unlocked a special rate').waitFor();
    await page.goBack();
    await page.getByRole('button', { name: 'Remove the code' }).click();
    await row.getByText('Standard, Room only').waitFor();
    expect(new URL(page.url()).searchParams.has('code')).toBe(false);
    expect(faults).toEqual([]);
    await context.close();
  });

  it('marks the plan of members for those who are, in the results and at the hotel, and shows it to nobody else', async () => {
    const results = '/search?location=Lisbon,+PT&checkIn=2027-02-10&checkOut=2027-02-12&party=2-4-9';
    const { page, context, faults } = await open(results, { signedIn: true, width: 390, theme: 'dark' });
    const row = page.getByRole('listitem').filter({ hasText: 'Pensão da Graça' });
    await row.getByText('Club, Room only').waitFor();
    await row.getByText('Member rate', { exact: true }).waitFor();
    await isSound(page);
    await row.getByRole('link').click();
    await plan(page, 'Club, Member rate').waitFor();
    // The double room is too small for them.
    expect(await page.getByText('Member rate', { exact: true }).locator('visible=true').count()).toBe(1);
    await isSound(page);
    await context.close();
    const other = await open(results);
    const seen = other.page.getByRole('listitem').filter({ hasText: 'Pensão da Graça' });
    await seen.getByText('Standard, Room only').waitFor();
    expect(await seen.getByText('Member rate').count()).toBe(0);
    await other.context.close();
    expect(faults).toEqual([]);
  });
});
