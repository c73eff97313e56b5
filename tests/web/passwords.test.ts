import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NO_CHROMIUM, openBrowser, watchedPage } from '../support/browser.ts';
import { demoPassword, type RunningServer, startServer } from '../support/server.ts';

/** Puts a text into the clipboard of the page and pastes it into the field that has the focus. */
const paste = async (page: Page, text: string): Promise<void> => {
  await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(text)})`);
  await page.keyboard.press('Control+V');
};

describe.skipIf(NO_CHROMIUM)('a password in the browser', () => {
  let server: RunningServer;
  let browser: Browser;
  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer({ args: ['--seed', '1'] }), openBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  it('is masked, can be pasted and filled in by a password manager, and signing out ends the session', async () => {
    const { page, context } = await watchedPage(browser, server.url, { width: 1024 });
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto('/account');
    const field = page.getByLabel('Password', { exact: true });
    await field.waitFor();
    expect(await field.getAttribute('type')).toBe('password');
    expect(await field.getAttribute('autocomplete')).toBe('current-password');
    await page.getByLabel('E-mail').fill('guest@example.com');
    await field.focus();
    await paste(page, demoPassword);
    expect(await field.inputValue()).toBe(demoPassword);
    await page.keyboard.press('Enter');

    for (const [label, autocomplete] of [
      ['Current password', 'current-password'],
      ['New password', 'new-password'],
    ] as const) {
      const own = page.getByLabel(label, { exact: true });
      await own.waitFor();
      expect(await own.getAttribute('type')).toBe('password');
      expect(await own.getAttribute('autocomplete')).toBe(autocomplete);
    }
    // The way to the account, where one signs out, is in the header of every page.
    await page.goto('/trips');
    await page.getByRole('banner').getByRole('link', { name: 'Account' }).click();
    await page.getByRole('button', { name: 'Sign out', exact: true }).click();
    await page.getByRole('banner').getByRole('link', { name: 'Sign in' }).waitFor();
    await page.goBack();
    await field.waitFor();
    expect(await page.getByText('guest@example.com').count()).toBe(0);
    await context.close();
  });
});
