import type { Locator, Page } from 'playwright-core';
import { deskShots } from './desk-shots.ts';
import { gridShots } from './grid-shots.ts';
import { platformShots } from './platform-shots.ts';

/** A picture: its page, its viewport, and the actions before it. */
export interface Shot {
  readonly name: string;
  readonly path: string;
  readonly width?: number;
  /** Height of the picture from the top; the whole page by default. */
  readonly height?: number;
  readonly theme?: 'light' | 'dark';
  readonly locale?: string;
  /** Signed in as that demo account. */
  readonly as?: 'guest' | 'owner' | 'admin';
  /** The element to wait for before any action. */
  readonly until?: (page: Page) => Locator;
  readonly act?: (page: Page) => Promise<unknown>;
}

const stay = 'checkIn=2027-02-10&checkOut=2027-02-13';
const hotel = `/hotels/demo-00003?${stay}`;
const rates = (page: Page): Locator => page.getByRole('radio').first();

const choose = (page: Page, plan: string): Promise<void> =>
  page
    .getByRole('radio', { name: new RegExp(`, ${plan},`) })
    .first()
    .check({ force: true });

const hold = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: /^(Hold|Zimmer|\d Zimmer)/ }).click();
  await page.getByRole('timer').waitFor();
};

const pay = async (page: Page): Promise<void> => {
  await hold(page);
  const card = page.getByLabel('Card number');
  if ((await card.count()) > 0) {
    await card.fill('4242424242424242');
    await page.getByLabel('Expiry date').fill('08 / 39');
    await page.getByLabel('Security code').fill('123');
  }
  await page.getByRole('button', { name: /^(Pay|Book)/ }).click();
  await page.getByRole('heading', { name: /is booked$/ }).waitFor();
};

/** One picture per page and per documented state, with various widths and themes. */
export const shots: readonly Shot[] = [
  { name: 'home-1440-light', path: '/', until: (page) => page.getByRole('link', { name: /Lisbon/ }).first() },
  {
    name: 'home-390-dark-de',
    path: '/',
    width: 390,
    theme: 'dark',
    locale: 'de-DE',
    until: (page) => page.getByRole('link', { name: /Lisbon/ }).first(),
  },
  {
    name: 'results-1440-light',
    path: `/search?location=Berlin,+DE&${stay}`,
    until: (page) => page.getByRole('heading', { name: /hotels$/ }),
  },
  {
    name: 'results-390-dark',
    path: `/search?location=Berlin,+DE&${stay}&party=2-4-9`,
    width: 390,
    theme: 'dark',
    until: (page) => page.getByRole('heading', { name: /hotels?$/ }),
  },
  { name: 'hotel-top-1440-light', path: hotel, height: 1290, until: rates },
  { name: 'hotel-1440-light', path: hotel, until: rates },
  { name: 'hotel-1440-dark', path: hotel, theme: 'dark', height: 2000, until: rates },
  { name: 'hotel-390-light-de', path: hotel, width: 390, locale: 'de-DE', until: rates },
  {
    name: 'price-768-light',
    path: `/hotels/demo-00003?${stay}&party=2-4,2`,
    width: 768,
    height: 1000,
    until: rates,
    act: (page) => page.getByRole('button', { name: 'Price details' }).click(),
  },
  {
    name: 'hold-1440-light',
    path: `${hotel}&party=2-4,2`,
    as: 'guest',
    until: rates,
    act: async (page) => {
      await choose(page, 'Half board');
      await hold(page);
    },
  },
  {
    name: 'hold-390-dark',
    path: hotel,
    width: 390,
    theme: 'dark',
    as: 'guest',
    until: rates,
    act: async (page) => {
      await choose(page, 'Flexible rate');
      await hold(page);
    },
  },
  { name: 'booked-1440-dark', path: hotel, theme: 'dark', as: 'guest', until: rates, act: pay },
  {
    name: 'trip-768-light',
    path: `/hotels/demo-00002?${stay}`,
    width: 768,
    as: 'guest',
    until: rates,
    act: async (page) => {
      await pay(page);
      await page.getByRole('link', { name: 'View booking' }).click();
      await page.getByRole('button', { name: 'Edit guest details' }).waitFor();
    },
  },
  {
    name: 'trips-390-light',
    path: '/trips',
    width: 390,
    as: 'guest',
    until: (page) => page.getByRole('heading', { level: 1 }),
  },
  {
    name: 'account-390-dark',
    path: '/account',
    width: 390,
    theme: 'dark',
    as: 'guest',
    until: (page) => page.getByRole('heading', { name: 'Points' }),
  },
  ...deskShots,
  ...gridShots,
  ...platformShots,
];
