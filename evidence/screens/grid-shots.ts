import type { Page } from 'playwright-core';
import type { Shot } from './shots.ts';

const path = '/manage/demo-00000/grid';
const grid = (page: Page) => page.getByRole('grid');

/** Paints four nights of the first three floors and previews another price and a minimum stay. */
const paint = async (page: Page): Promise<void> => {
  const row = (index: number) => page.getByRole('row').nth(index).locator('[role=gridcell]:not([data-past])');
  await row(1).nth(2).hover();
  await page.mouse.down();
  await row(3).nth(5).hover();
  await page.mouse.up();
  const bar = page.getByRole('form');
  await bar.getByLabel('Price', { exact: true }).selectOption('percent');
  await bar.getByLabel('Percent').fill('12');
  await bar.getByLabel('Minimum stay').selectOption('3');
  await bar.getByRole('button', { name: 'Apply to 12 nights' }).waitFor();
};

/** The grid of prices. */
export const gridShots: readonly Shot[] = [
  { name: 'grid-1440-light', path, as: 'owner', height: 900, until: grid, act: paint },
  { name: 'grid-1440-dark', path, as: 'owner', theme: 'dark', until: grid },
  { name: 'grid-1024-light-de', path, width: 1024, locale: 'de-DE', as: 'owner', height: 900, until: grid },
];
