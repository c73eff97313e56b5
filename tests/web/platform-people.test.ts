import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { success } from '../support/api-world.ts';
import { NO_CHROMIUM, openBrowser, type Watched } from '../support/browser.ts';
import { goTo, isSound, openPlatform, soon, unprovoked } from '../support/platform-page.ts';
import { type RunningServer, startServer } from '../support/server.ts';

describe.skipIf(NO_CHROMIUM)('settings, people and the audit, in the browser of a system admin', () => {
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

  const open = (path: string, look = {}): Promise<Watched> => openPlatform(browser, server.url, path, look);

  it('changes settings within their bounds, and never over what another admin has set', async () => {
    const watched = await open('/platform/settings');
    const { page } = watched;
    const field = page.getByLabel('Duration of a hold, minutes');
    await field.fill('99');
    await page.getByRole('button', { name: 'Save 1 change' }).click();
    await page
      .getByText(/1 to 60\./)
      .first()
      .waitFor();
    await expect.poll(() => field.getAttribute('aria-invalid'), soon).toBe('true');
    await field.fill('20');
    await page.getByRole('button', { name: 'Save 1 change' }).click();
    await page.getByText('Saved. Applies everywhere within 5 seconds.').waitFor();
    await isSound(page);

    const admin = await server.signIn('admin@example.com');
    success(await admin.call('putSettings', { body: { maxNights: 21 } }));
    await field.fill('25');
    await page.getByRole('button', { name: 'Save 1 change' }).click();
    await page.getByText(/^Someone else changed the settings/).waitFor();
    expect(success(await admin.call('getSettings')).holdMinutes).toBe(20);
    await page.getByRole('button', { name: 'Load the current settings' }).click();
    await expect.poll(() => page.getByLabel('Longest stay, nights').inputValue(), soon).toBe('21');
    await page.getByRole('button', { name: 'Save 1 change' }).click();
    await page.getByText('Saved. Applies everywhere within 5 seconds.').waitFor();
    expect(success(await admin.call('getSettings'))).toMatchObject({ holdMinutes: 25, maxNights: 21 });
    expect([...unprovoked(watched), ...watched.strangers]).toEqual([]);
    await watched.context.close();
  });

  it('takes a backup and shows its counts and its checksum', async () => {
    const watched = await open('/platform/backups');
    const { page } = watched;
    await page.getByText('There is no backup yet.').waitFor();
    await isSound(page);
    await page.getByRole('button', { name: 'Take a backup' }).click();
    await page.getByRole('cell', { name: 'Complete' }).waitFor({ timeout: 60_000 });
    const admin = await server.signIn('admin@example.com');
    const [taken] = success(await admin.call('listBackups', {})).items;
    await page.getByRole('cell', { name: taken?.sha256 ?? 'none', exact: true }).waitFor();
    await page.locator('summary').click();
    await page
      .getByRole('listitem')
      .filter({ hasText: `${taken?.kinds?.['user'] ?? 'no'} user` })
      .waitFor();
    await isSound(page);
    await goTo(page, 'Settings');
    await page.getByRole('heading', { name: 'Settings', level: 1 }).waitFor();
    expect([...unprovoked(watched), ...watched.strangers]).toEqual([]);
    await watched.context.close();
  });

  it('suspends an account once it has said what that means, and keeps the last system admin', async () => {
    const watched = await open('/platform/users');
    const { page } = watched;
    await page.getByLabel('Name or e-mail').fill('OWNER@example');
    await page.getByRole('button', { name: 'Find' }).click();
    await page.getByRole('button', { name: 'Change Olga Owner' }).click();
    const sheet = page.getByRole('dialog');
    await sheet.getByLabel('Status').selectOption('suspended');
    await sheet.getByText('The account is signed out everywhere and cannot sign in again.').waitFor();
    await isSound(page);
    await sheet.getByRole('button', { name: 'Yes, change Olga Owner' }).click();
    await page.getByRole('cell', { name: 'Suspended' }).waitFor();
    await page.getByLabel('Name or e-mail').fill('adam');
    await page.getByRole('button', { name: 'Find' }).click();
    await page.getByRole('button', { name: 'Change Adam Admin' }).click();
    await sheet.getByLabel('Role').selectOption('guest');
    await sheet.getByRole('button', { name: 'Yes, change Adam Admin' }).click();
    await sheet.getByRole('alert').waitFor();
    const admin = await server.signIn('admin@example.com');
    expect(success(await admin.call('me')).user.role).toBe('system_admin');
    expect([...unprovoked(watched), ...watched.strangers]).toEqual([]);
    await watched.context.close();
  });

  it('finds accounts by name, role and status, and hotels by name and town, all in the address', async () => {
    const watched = await open('/platform/users');
    const { page } = watched;
    const users = page.getByRole('group', { name: 'Users' }).getByRole('rowheader');
    await page.getByLabel('Role').selectOption({ label: 'System admin' });
    await page.waitForURL(/role=system_admin/);
    await expect.poll(() => users.allTextContents(), soon).toEqual(['Adam Admin']);
    await page.getByLabel('Status').selectOption({ label: 'Suspended' });
    await page.getByText('No account matches.').waitFor();
    await page.getByRole('button', { name: 'Show all' }).click();
    await expect.poll(() => users.count(), soon).toBeGreaterThan(1);
    await page.goto('/platform/users?q=gu&role=guest');
    await expect.poll(() => users.allTextContents(), soon).toEqual(['Gina Guest']);
    await isSound(page);

    await goTo(page, 'Hotels');
    const hotels = page.getByRole('group', { name: 'Hotels' }).getByRole('rowheader');
    await hotels.first().waitFor();
    const name = (await hotels.first().textContent()) ?? '';
    await page.getByLabel('Name or town').fill('no hotel has such a name');
    await page.getByRole('button', { name: 'Find' }).click();
    await page.getByText('No hotel matches.').waitFor();
    await page.getByLabel('Name or town').fill(name.slice(0, 6).toLowerCase());
    await page.getByRole('button', { name: 'Find' }).click();
    await page.getByRole('rowheader', { name }).waitFor();
    expect([...unprovoked(watched), ...watched.strangers]).toEqual([]);
    await watched.context.close();
  });

  it('says in the audit who changed what, of which kind and on which days', async () => {
    const admin = await server.signIn('admin@example.com');
    const { id } = success(await admin.call('me')).user;
    success(await admin.call('putSettings', { body: { maxOpenHolds: 7 } }));
    const watched = await open('/platform/audit', { theme: 'dark' });
    const { page } = watched;
    await page.getByLabel('What', { exact: true }).selectOption({ label: 'Settings' });
    const change = page.getByRole('row', { name: /settings[.]changed/ }).first();
    await change.getByText('maxOpenHolds').waitFor();
    await isSound(page);
    await change.getByRole('link', { name: `Only changes by ${id}` }).click();
    await page.waitForURL(new RegExp(`actor=${id}`));
    await change.waitFor();
    await page.getByLabel('From').fill('2027-01-01');
    await page.getByLabel('To', { exact: true }).fill('2027-01-02');
    await page.getByText('No changes on these days.').waitFor();
    await page.getByRole('button', { name: 'Show all' }).click();
    await page
      .getByRole('row', { name: /user[.]changed/ })
      .first()
      .waitFor();
    expect([...unprovoked(watched), ...watched.strangers]).toEqual([]);
    await watched.context.close();
  });

  it('pauses new bookings by two presses, with what guests see then, and takes them again', async () => {
    const watched = await open('/platform/settings', { width: 390 });
    const { page } = watched;
    await page.getByText('Guests can book.').waitFor();
    await page.getByRole('button', { name: 'Pause new bookings' }).click();
    await isSound(page);
    await page.getByRole('button', { name: 'Yes, pause them now' }).click();
    await page.getByText('New bookings are paused.').waitFor();
    await isSound(page);
    const admin = await server.signIn('admin@example.com');
    expect(success(await admin.call('getSettings')).acceptingBookings).toBe(false);
    await page.getByRole('button', { name: 'Resume bookings' }).click();
    await page.getByText('Guests can book.').waitFor();
    expect(success(await admin.call('getSettings')).acceptingBookings).toBe(true);
    expect([...unprovoked(watched), ...watched.strangers]).toEqual([]);
    await watched.context.close();
  });
});
