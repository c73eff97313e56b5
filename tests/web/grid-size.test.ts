import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NO_CHROMIUM } from '../support/browser.ts';
import { cell, type GridWorld, isSound, openGridWorld } from '../support/grid-page.ts';

describe.skipIf(NO_CHROMIUM)('the grid of prices of the largest and of an empty hotel', () => {
  let world: GridWorld;
  beforeAll(async () => {
    world = await openGridWorld();
  });
  afterAll(() => world?.close());

  it('keeps the cells in view alone in the page, of 20 room types and 92 nights, and the focus with them', async () => {
    const types = Array.from({ length: 20 }, (_, index) => ({
      name: `Type ${index + 1}`,
      basePrice: `${80 + index}.00`,
      totalRooms: 1 + index * 2,
    }));
    const [hotelId] = await world.hotelOf('Grand Hotel', types);
    const { page, context, faults } = await world.open(hotelId, '?from=2027-02-08&nights=92');
    const grid = page.getByRole('grid');
    expect(await grid.getAttribute('aria-rowcount')).toBe('22');
    expect(await grid.getAttribute('aria-colcount')).toBe('93');
    const cells = (): Promise<number> => page.getByRole('gridcell').count();
    const nodes = (): Promise<number> => page.locator('.gf-scroll *').count();
    await cell(page, 'Type 1', '8 Feb').focus();
    for (const [left, top] of [
      [0, 0],
      [2500, 0],
      [2500, 900],
      [9999, 9999],
    ]) {
      await page.evaluate(`document.querySelector('.gf-scroll').scrollTo(${left}, ${top})`);
      await page.waitForFunction("document.querySelector('.gf-scroll').scrollTop >= 0");
      // 1,840 cells there are.
      expect(await cells()).toBeLessThan(600);
      expect(await nodes()).toBeLessThan(7000);
    }
    await page.getByRole('gridcell', { name: /^Type 20, Mon,? 10 May/ }).waitFor();
    // The cell that has the focus has not been taken away, and a key goes on from it.
    await page.keyboard.press('ArrowRight');
    expect(await page.evaluate("document.activeElement.querySelector('.gf-said')?.textContent")).toMatch(
      /^Type 1, Tue,? 9 Feb/,
    );
    await isSound(page);
    expect(faults).toEqual([]);
    await context.close();
  });

  it('says where the first room type is made, in a hotel without one', async () => {
    const [hotelId] = await world.hotelOf('Empty', []);
    const watched = await world.visit(hotelId, '', { locale: 'de-DE' });
    await watched.page.getByRole('heading', { name: 'Noch keine Zimmertypen' }).waitFor();
    await isSound(watched.page);
    await watched.context.close();
  });
});
