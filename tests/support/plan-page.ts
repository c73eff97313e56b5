import type { Locator, Page } from 'playwright-core';

// What a test does on the page of the plan.

export const bar = (page: Page, guest: string): Locator =>
  page.getByRole('button', { name: new RegExp(`^${guest}, `) });
export const row = (page: Page, number: string): Locator =>
  page.getByRole('group', { name: new RegExp(`^Room ${number}, `) });
export const tray = (page: Page): Locator => page.getByRole('region', { name: 'Without a room' });

const boxOf = async (locator: Locator) => {
  const box = await locator.boundingBox();
  if (!box) throw new Error('it is not on the screen');
  return box;
};
export const middleOf = async (locator: Locator) => {
  const box = await boxOf(locator);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
};

/** What of a bar is taken: its middle or an end; and how far it goes. */
interface Way {
  readonly at?: 'middle' | 'start' | 'end';
  readonly days?: number;
}

/** Takes a stay over a row without letting it go, by some days too. */
export const dragOver = async (page: Page, guest: string, to: Locator, { at = 'middle', days = 0 }: Way = {}) => {
  const box = await boxOf(bar(page, guest));
  const middle = await middleOf(bar(page, guest));
  const x = at === 'middle' ? middle.x : at === 'start' ? box.x + 3 : box.x + box.width - 3;
  const { y } = await middleOf(to);
  const { width } = await boxOf(page.locator('.plan-day').first());
  const far = x + days * width;
  await page.mouse.move(x, middle.y);
  await page.mouse.down();
  await page.mouse.move((x + far) / 2, (middle.y + y) / 2, { steps: 3 });
  await page.mouse.move(far, y, { steps: 3 });
};
export const drag = async (page: Page, guest: string, to: Locator, way: Way = {}): Promise<void> => {
  await dragOver(page, guest, to, way);
  await page.mouse.up();
};

export const focused = (page: Page): Promise<string> => page.evaluate("document.activeElement?.ariaLabel ?? ''");
export const said = (page: Page): Locator => page.locator('[aria-live=assertive]');
