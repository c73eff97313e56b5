import type { Page } from 'playwright-core';
import type { Shot } from './shots.ts';

const manage = '/manage/demo-00000';

/** Drags the end of an expected stay two nights further: the price is shown before the change. */
const stretch = async (page: Page): Promise<void> => {
  const box = await page
    .locator('.plan-row .plan-bar[data-stretch="both"]:not([data-open-right])')
    .first()
    .boundingBox();
  const day = await page.locator('.plan-day').first().boundingBox();
  if (!box || !day) throw new Error('no stay to come is on the plan');
  const [x, y] = [box.x + box.width - 3, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + day.width, y, { steps: 4 });
  await page.mouse.move(x + 2 * day.width, y, { steps: 4 });
};

/** The daily pages of a front desk. */
export const deskShots: readonly Shot[] = [
  {
    name: 'today-1440-light',
    path: manage,
    as: 'owner',
    height: 1100,
    until: (page) => page.getByRole('heading', { name: 'Arrivals' }),
  },
  {
    name: 'today-390-dark',
    path: manage,
    width: 390,
    height: 844,
    theme: 'dark',
    as: 'owner',
    until: (page) => page.getByRole('heading', { name: 'Arrivals' }),
  },
  {
    name: 'bookings-1440-light',
    path: `${manage}/bookings`,
    as: 'owner',
    height: 1000,
    until: (page) => page.locator('[data-stay]').first(),
  },
  {
    name: 'booking-1440-light',
    path: `${manage}/bookings`,
    as: 'owner',
    height: 1100,
    until: (page) => page.locator('[data-stay]').first(),
    act: async (page) => {
      await page.locator('[data-stay]').first().click();
      await page.getByRole('heading', { name: 'History' }).waitFor();
    },
  },
  {
    name: 'plan-1440-light',
    path: `${manage}/plan`,
    as: 'owner',
    height: 1000,
    until: (page) => page.locator('.plan-row .plan-bar').first(),
    act: stretch,
  },
  {
    name: 'property-1440-light',
    path: `${manage}/property`,
    as: 'owner',
    height: 1100,
    until: (page) =>
      page.getByRole('button', { name: 'Room types' }).or(page.getByRole('link', { name: 'Room types' })),
  },
  {
    name: 'audit-1440-light',
    path: '/platform/audit',
    as: 'admin',
    height: 900,
    until: (page) => page.getByRole('row').nth(1),
  },
];
