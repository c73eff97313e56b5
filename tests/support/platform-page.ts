import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import { axeFaults, type Look, overflowOf, type Watched, watchedPage } from './browser.ts';
import { demoPassword } from './server.ts';

// What a test does on the pages of the platform.

export const soon = { timeout: 15_000 };
/** Chrome prints every answer of 400 and above; those a step provokes are no faults of the page. */
export const unprovoked = ({ faults }: Watched): string[] =>
  faults.filter((text) => !text.includes('Failed to load resource'));

export const isSound = async (page: Page): Promise<void> => {
  expect(await axeFaults(page)).toEqual([]);
  expect(await overflowOf(page)).toBeLessThanOrEqual(0);
};
export const signIn = async (page: Page): Promise<void> => {
  await page.getByLabel('E-mail').fill('admin@example.com');
  await page.getByLabel('Password').fill(demoPassword);
  await page.getByRole('button', { name: 'Sign in' }).click();
};
export const openPlatform = async (browser: Browser, url: string, path: string, look: Look = {}): Promise<Watched> => {
  const watched = await watchedPage(browser, url, look);
  await watched.page.goto(path);
  await signIn(watched.page);
  return watched;
};
export const goTo = (page: Page, name: string): Promise<void> =>
  page.getByRole('navigation', { name: 'Pages of the platform' }).getByRole('link', { name }).click();
