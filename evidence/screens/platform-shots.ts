import type { Page } from 'playwright-core';
import type { Shot } from './shots.ts';

const breakPart = (page: Page, part: string): Promise<void> =>
  page.getByRole('group', { name: part }).getByLabel('Down').check({ force: true });

const mendAll = (page: Page): Promise<void> => page.getByRole('button', { name: 'Clear all faults' }).click();

/** The platform's pages, and the hotel's numbers and agreement. */
export const platformShots: readonly Shot[] = [
  {
    name: 'platform-1440-light',
    path: '/platform',
    as: 'admin',
    until: (page) => page.getByText('No failing refunds.'),
  },
  {
    name: 'sandbox-1440-light',
    path: '/platform/sandbox',
    as: 'admin',
    until: (page) => page.getByRole('group', { name: 'Payments' }),
    act: async (page) => {
      await page.getByRole('button', { name: 'Forward 16 minutes' }).click();
      await page.getByText(/Jobs run:$/).waitFor();
      await page.getByRole('button', { name: 'Watch events arrive' }).click();
      await page.getByRole('heading', { name: /receiver\/ok$/ }).waitFor();
      await breakPart(page, 'Payments');
      await page.getByText(/^The booking waits as/).waitFor();
    },
  },
  {
    name: 'platform-broken-1440-dark',
    path: '/platform/sandbox',
    theme: 'dark',
    height: 900,
    as: 'admin',
    until: (page) => page.getByRole('group', { name: 'Search' }),
    act: async (page) => {
      await breakPart(page, 'Events');
      await page.getByText(/once events are back/).waitFor();
      await page.getByRole('link', { name: 'System' }).click();
      await page.getByRole('heading', { name: /^Some parts are degraded$/ }).waitFor();
    },
  },
  {
    name: 'settings-1440-light',
    path: '/platform/settings',
    height: 1000,
    as: 'admin',
    until: (page) => page.getByLabel('Duration of a hold, minutes'),
    act: async (page) => {
      // A fault of an earlier picture may be left; a fault of its own makes the button there in any case.
      await page.goto('/platform/sandbox');
      await breakPart(page, 'Search');
      await mendAll(page);
      await page.goto('/platform/settings');
      await page.getByLabel('Duration of a hold, minutes').fill('20');
    },
  },
  {
    name: 'agreement-1440-light',
    path: '/manage/demo-00000/agreement',
    height: 620,
    as: 'owner',
    until: (page) => page.getByRole('heading', { name: 'All nights match' }),
  },
  {
    name: 'numbers-1440-light',
    path: '/manage/demo-00000/numbers',
    as: 'owner',
    until: (page) => page.getByRole('heading', { name: 'Table' }),
  },
  {
    name: 'numbers-1440-dark-de',
    path: '/manage/demo-00000/numbers',
    theme: 'dark',
    locale: 'de-DE',
    height: 1100,
    as: 'owner',
    until: (page) => page.getByRole('heading', { name: 'Tabelle' }),
  },
];
