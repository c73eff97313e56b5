import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../../functions/contract/client.ts';
import { success } from '../support/api-world.ts';
import { axeFaults, type Look, NO_CHROMIUM, openBrowser, overflowOf, watchedPage } from '../support/browser.ts';
import { demoPassword, type RunningServer, startServer } from '../support/server.ts';

const lisbon = { address: 'Rua da Prata 1', city: 'Lisbon', country: 'PT', latitude: 38.71, longitude: -9.14 };

interface Type {
  readonly name: string;
  readonly basePrice: string;
  readonly totalRooms: number;
}

describe.skipIf(NO_CHROMIUM)('the grid of prices, in the browser', () => {
  let server: RunningServer;
  let browser: Browser;
  let owner: Client;

  const hotelOf = async (name: string, types: readonly Type[], place: object = {}): Promise<[string, string[]]> => {
    const { hotel } = success(await owner.call('createHotel', { body: { name, ...lisbon, ...place } }));
    const ids: string[] = [];
    for (const type of types) {
      const body = { hotelId: hotel.id, maxGuests: 2, ...type };
      ids.push(success(await owner.call('createRoomType', { body })).roomType.id);
    }
    return [hotel.id, ids];
  };
  const pension = (): Promise<[string, string[]]> =>
    hotelOf('Pensão da Graça', [
      { name: 'Double', basePrice: '100.00', totalRooms: 8 },
      { name: 'Suite', basePrice: '240.00', totalRooms: 2 },
      { name: 'Dormitory', basePrice: '30.00', totalRooms: 30 },
    ]);

  beforeAll(async () => {
    [server, browser] = await Promise.all([
      startServer({ args: ['--clock', '2027-02-08T09:00:00Z', '--no-limits'] }),
      openBrowser(),
    ]);
    owner = await server.signIn('owner@example.com');
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  const open = async (hotelId: string, search = '', look: Look = {}) => {
    const watched = await watchedPage(browser, server.url, look);
    const data = { email: 'owner@example.com', password: demoPassword };
    await watched.page.request.post('/api/v1/auth/login', { data, headers: { Origin: server.url } });
    await watched.page.goto(`/manage/${hotelId}/grid${search}`);
    await watched.page.getByRole('grid').waitFor();
    return watched;
  };
  const isSound = async (page: Page): Promise<void> => {
    expect(await axeFaults(page)).toEqual([]);
    expect(await overflowOf(page)).toBeLessThanOrEqual(0);
  };
  const cell = (page: Page, type: string, day: string): Locator =>
    page.getByRole('gridcell', { name: new RegExp(`^${type}, \\w+,? ${day}\\b`) });
  const drag = async (page: Page, from: Locator, to: Locator): Promise<void> => {
    await from.hover();
    await page.mouse.down();
    await to.hover();
    await page.mouse.up();
  };
  const bar = (page: Page): Locator => page.getByRole('form', { name: 'Change the painted nights' });
  const nightOf = async (hotelId: string, roomTypeId: string, date: string) => {
    const grid = success(await owner.call('getGrid', { params: { hotelId }, query: { from: date, to: date } }));
    return grid.roomTypes.find(({ id }) => id === roomTypeId)?.nights[0];
  };

  it('sets a season’s prices by weekday, shows them before and after, and takes them back', async () => {
    const [hotelId, [double = '', suite = '']] = await pension();
    const { page, context, faults } = await open(hotelId);
    await page.getByRole('button', { name: 'Paint by weekday' }).click();
    const sheet = page.getByRole('dialog', { name: 'Paint nights by weekday' });
    await sheet.getByLabel('First night').fill('2027-02-08');
    await sheet.getByLabel('Last night').fill('2027-05-30');
    await sheet.getByLabel('Every day').uncheck();
    await sheet.getByLabel('Friday').check();
    await sheet.getByLabel('Saturday').check();
    await sheet.getByLabel('Dormitory').uncheck();
    await isSound(page);
    // 16 weekends of two nights, two room types.
    await sheet.getByRole('button', { name: 'Paint 64 nights' }).click();
    await bar(page).getByText('64 nights painted').waitFor();

    await bar(page).getByLabel('Price', { exact: true }).selectOption('by percent');
    await bar(page).getByLabel('Percent').fill('+12');
    await bar(page).getByLabel('Reason').selectOption('weekend');
    await bar(page).getByLabel('Stay at least').selectOption('2 nights');
    await bar(page).getByText('64 nights change, 100–240 → 112–268.80 EUR').waitFor();
    const friday = cell(page, 'Double', '12 Feb');
    await friday
      .and(page.getByRole('gridcell', { name: /becomes 112\.00 EUR.*arrival for at least 2 nights/ }))
      .waitFor();
    expect(await friday.locator('s').first().textContent()).toBe('100');
    await isSound(page);
    expect((await nightOf(hotelId, double, '2027-05-29'))?.override).toBeNull();

    await bar(page).getByRole('button', { name: 'Apply to 64 nights' }).click();
    await bar(page).getByText('64 nights changed.').waitFor();
    await cell(page, 'Suite', '13 Feb')
      .and(page.getByRole('gridcell', { name: /268\.80 EUR, set by hand: weekend/ }))
      .waitFor();
    const may = await nightOf(hotelId, suite, '2027-05-29');
    expect(may?.override).toEqual({ price: { amount: '268.80', currency: 'EUR' }, reason: 'weekend' });
    expect(may?.restrictions.minStay).toBe(2);
    expect((await nightOf(hotelId, suite, '2027-05-27'))?.override).toBeNull();

    const changes = page.getByRole('region', { name: 'Changes of this tab' });
    await changes.getByRole('button', { name: /^Undo: 64 nights, 12 Feb – 29 May/ }).click();
    await bar(page).getByText('64 nights set back.').waitFor();
    await changes.getByText('undone', { exact: true }).waitFor();
    const back = await nightOf(hotelId, suite, '2027-05-29');
    expect(back?.override).toBeNull();
    expect(back?.restrictions.minStay).toBeNull();
    await isSound(page);
    expect(faults).toEqual([]);
    await context.close();
  });

  it('never lets two tabs write over each other unseen', async () => {
    const [hotelId, [double = '']] = await pension();
    const mine = await open(hotelId);
    const theirs = await open(hotelId);
    for (const [{ page }, price] of [
      [mine, '130'],
      [theirs, '90'],
    ] as const) {
      await drag(page, cell(page, 'Double', '10 Feb'), cell(page, 'Double', '12 Feb'));
      await bar(page).getByLabel('Price', { exact: true }).selectOption('set to');
      await bar(page).getByLabel('New price').fill(price);
      await bar(page).getByRole('button', { name: 'Apply to 3 nights' }).waitFor();
    }
    await theirs.page.getByRole('button', { name: 'Apply to 3 nights' }).click();
    await bar(theirs.page).getByText('3 nights changed.').waitFor();

    await bar(mine.page).getByRole('button', { name: 'Apply to 3 nights' }).click();
    const note = mine.page.getByRole('alert').filter({ hasText: 'A colleague changed 3 nights meanwhile.' });
    await note.waitFor();
    await isSound(mine.page);
    expect((await nightOf(hotelId, double, '2027-02-11'))?.price.amount).toBe('90.00');
    // What they see is still what they painted on, until they load it.
    await cell(mine.page, 'Double', '11 Feb')
      .and(mine.page.getByRole('gridcell', { name: /100\.00 EUR/ }))
      .waitFor();

    await note.getByRole('button', { name: 'Load the changes' }).click();
    await note.waitFor({ state: 'detached' });
    await bar(mine.page).getByText('3 nights painted').waitFor();
    await bar(mine.page).getByText('3 nights change, 90 → 130 EUR').waitFor();
    await bar(mine.page).getByRole('button', { name: 'Apply to 3 nights' }).click();
    await bar(mine.page).getByText('3 nights changed.').waitFor();
    expect((await nightOf(hotelId, double, '2027-02-11'))?.price.amount).toBe('130.00');

    // Their undo would write over it: it is refused, and says so.
    await theirs.page.route('**/grid?*', (route) => route.abort());
    await theirs.page.getByRole('button', { name: 'Undo', exact: true }).click();
    await theirs.page.getByRole('alert').filter({ hasText: 'so nothing was undone' }).waitFor();
    expect((await nightOf(hotelId, double, '2027-02-11'))?.price.amount).toBe('130.00');
    await Promise.all([mine.context.close(), theirs.context.close()]);
  });

  it('is worked by keys alone', async () => {
    const [hotelId, [double = '', suite = '']] = await pension();
    const { page, context, faults } = await open(hotelId);
    const press = async (...keys: string[]): Promise<void> => {
      for (const key of keys) await page.keyboard.press(key);
    };
    const focused = (): Promise<string> =>
      page.evaluate("document.activeElement.querySelector('.gf-said')?.textContent ?? document.activeElement.id");
    await page.getByRole('button', { name: 'A month later' }).focus();
    await press('Tab');
    expect(await focused()).toMatch(/^Double, Mon,? 8 Feb, 100\.00 EUR, base price, 8 of 8 left/);
    await press('ArrowRight', 'ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowDown');
    expect(await focused()).toMatch(/^Suite, Thu,? 11 Feb/);
    await bar(page).getByText('4 nights painted').waitFor();
    await press('Enter', 's', 'Tab');
    await page.keyboard.type('95');
    await bar(page).getByRole('button', { name: 'Apply to 4 nights' }).waitFor();
    await press('Enter');
    await bar(page).getByText('4 nights changed.').waitFor();
    expect((await nightOf(hotelId, suite, '2027-02-11'))?.price.amount).toBe('95.00');
    expect((await nightOf(hotelId, double, '2027-02-09'))?.price.amount).toBe('100.00');

    // The focus is back in the grid: plans unfold, the last change is undone, far nights are reached.
    expect(await focused()).toMatch(/^Suite, Thu,? 11 Feb/);
    await press('p');
    await page.getByRole('gridcell', { name: /^Suite, Standard[^,]*, Thu,? 11 Feb, 95\.00 EUR/ }).waitFor();
    await press('u');
    await bar(page).getByText('4 nights set back.').waitFor();
    expect((await nightOf(hotelId, suite, '2027-02-11'))?.price.amount).toBe('240.00');
    await press('End');
    expect(await focused()).toMatch(/^Suite, Sun,? 21 Mar/);
    await press('Control+a');
    await bar(page).getByText('126 nights painted').waitFor();
    await press('Escape');
    await bar(page).getByText('4 nights set back.').waitFor();
    await isSound(page);
    expect(faults).toEqual([]);
    await context.close();
  });

  it('says before it sends that a number, a length or a count is not possible', async () => {
    const [hotelId] = await pension();
    const { page, context, faults } = await open(hotelId);
    await drag(page, cell(page, 'Double', '10 Feb'), cell(page, 'Double', '11 Feb'));
    await bar(page).getByLabel('Price', { exact: true }).selectOption('by amount');
    await bar(page).getByLabel('Amount').fill('ten');
    await bar(page).getByRole('alert').filter({ hasText: 'This is no number' }).waitFor();
    await bar(page).getByLabel('Price', { exact: true }).selectOption('as it is');
    await bar(page).getByLabel('Stay at least').selectOption('5 nights');
    await bar(page).getByLabel('Stay at most').selectOption('3 nights');
    await bar(page).getByText('The longest stay is shorter than the shortest.').waitFor();
    expect(await bar(page).getByRole('button', { name: 'Apply', exact: true }).isDisabled()).toBe(true);
    await bar(page).getByRole('button', { name: 'Discard' }).click();

    await page.getByRole('button', { name: 'Paint by weekday' }).click();
    const sheet = page.getByRole('dialog', { name: 'Paint nights by weekday' });
    await sheet.getByLabel('Last night').fill('2028-12-31');
    await sheet.getByRole('button', { name: /^Paint 2,\d+ nights$/ }).click();
    await bar(page).getByLabel('On sale').selectOption('close');
    await bar(page).getByText('A change sets at most 2,000 nights.').waitFor();
    expect(await bar(page).getByRole('button', { name: 'Apply', exact: true }).isDisabled()).toBe(true);
    expect(faults).toEqual([]);
    await context.close();
  });

  it('closes nights, blocks rooms of painted nights and puts them on sale again', async () => {
    const [hotelId, [double = '', suite = '']] = await pension();
    const { page, context, faults } = await open(hotelId);
    await drag(page, cell(page, 'Double', '15 Feb'), cell(page, 'Double', '17 Feb'));
    await bar(page).getByLabel('On sale').selectOption('close');
    await bar(page).getByLabel('Arrival').selectOption('none');
    await bar(page).getByRole('button', { name: 'Apply to 3 nights' }).click();
    await bar(page).getByText('3 nights changed.').waitFor();
    expect((await nightOf(hotelId, double, '2027-02-16'))?.restrictions).toMatchObject({
      closed: true,
      closedToArrival: true,
    });
    await drag(page, cell(page, 'Double', '15 Feb'), cell(page, 'Double', '15 Feb'));
    await bar(page).getByRole('button', { name: 'Remove all that is set' }).click();
    await bar(page).getByRole('button', { name: 'Apply to 1 night' }).click();
    await bar(page).getByText('1 night changed.').waitFor();
    expect((await nightOf(hotelId, double, '2027-02-15'))?.restrictions.closed).toBe(false);

    await drag(page, cell(page, 'Suite', '10 Feb'), cell(page, 'Suite', '12 Feb'));
    await bar(page).getByRole('button', { name: 'Block rooms' }).click();
    const sheet = page.getByRole('dialog', { name: 'Block rooms' });
    await sheet.getByLabel('Rooms', { exact: true }).fill('3');
    await sheet.getByLabel('Reason').fill('New bathroom');
    await sheet.getByRole('button', { name: 'Block', exact: true }).click();
    await sheet.getByRole('alert').filter({ hasText: 'Nothing was blocked' }).waitFor();
    await sheet.getByLabel('Rooms', { exact: true }).fill('1');
    await sheet.getByRole('button', { name: 'Block', exact: true }).click();
    await cell(page, 'Suite', '12 Feb')
      .and(page.getByRole('gridcell', { name: /1 of 2 left, 1 blocked/ }))
      .waitFor();
    expect(await nightOf(hotelId, suite, '2027-02-12')).toMatchObject({ blocked: 1, left: 1 });
    expect(await nightOf(hotelId, suite, '2027-02-13')).toMatchObject({ blocked: 0, left: 2 });
    await isSound(page);

    const blocks = page.getByRole('region', { name: 'Blocks' });
    await blocks.getByText('New bathroom').waitFor();
    await blocks.getByRole('button', { name: 'Put on sale again: Suite, 10 – 12 Feb' }).click();
    await blocks.getByText('No rooms are blocked on these nights.').waitFor();
    await cell(page, 'Suite', '12 Feb')
      .and(page.getByRole('gridcell', { name: /2 of 2 left/ }))
      .waitFor();
    // Chrome prints every 4xx: the block of more rooms than are left.
    expect(faults.filter((fault) => !fault.includes('409'))).toEqual([]);
    await context.close();
  });

  it.each([
    ['JPY', '120000', { city: 'Tokyo', country: 'JP', latitude: 35.68, longitude: 139.69 }],
    ['KWD', '12.345', { city: 'Kuwait City', country: 'KW', latitude: 29.37, longitude: 47.98 }],
  ])('has room for prices in %s, before and after', async (currency, basePrice, place) => {
    const [hotelId] = await hotelOf(
      'فندق قصر السلام الدولي للمؤتمرات والضيافة العربية الأصيلة',
      [{ name: 'Double room with a very long name for the courtyard and the river', basePrice, totalRooms: 4 }],
      place,
    );
    const { page, context, faults } = await open(hotelId, '', { width: 1024, theme: 'dark' });
    const prices = page.locator('.gf-cell [aria-hidden] b');
    const overflowing = (): Promise<number> =>
      page.evaluate(
        "[...document.querySelectorAll('.gf-price')].filter((each) => each.scrollWidth > each.clientWidth).length",
      );
    expect(await overflowing()).toBe(0);
    expect(await prices.first().textContent()).toBe(currency === 'JPY' ? '120,000' : '12.345');
    await drag(
      page,
      page.getByRole('gridcell', { name: /10 Feb,/ }).first(),
      page.getByRole('gridcell', { name: /12 Feb,/ }).first(),
    );
    await bar(page).getByLabel('Price', { exact: true }).selectOption('by percent');
    await bar(page).getByLabel('Percent').fill('15');
    await bar(page).getByRole('button', { name: 'Apply to 3 nights' }).waitFor();
    expect(await overflowing()).toBe(0);
    await isSound(page);
    expect(faults).toEqual([]);
    await context.close();
  });

  it('keeps the cells in view alone in the page, of 20 room types and 92 nights, and the focus with them', async () => {
    const types = Array.from({ length: 20 }, (_, index) => ({
      name: `Type ${index + 1}`,
      basePrice: `${80 + index}.00`,
      totalRooms: 1 + index * 2,
    }));
    const [hotelId] = await hotelOf('Grand Hotel', types);
    const { page, context, faults } = await open(hotelId, '?from=2027-02-08&nights=92');
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
    const [hotelId] = await hotelOf('Empty', []);
    const watched = await watchedPage(browser, server.url, { locale: 'de-DE' });
    const data = { email: 'owner@example.com', password: demoPassword };
    await watched.page.request.post('/api/v1/auth/login', { data, headers: { Origin: server.url } });
    await watched.page.goto(`/manage/${hotelId}/grid`);
    await watched.page.getByRole('heading', { name: 'Noch keine Zimmertypen' }).waitFor();
    await isSound(watched.page);
    await watched.context.close();
  });
});
