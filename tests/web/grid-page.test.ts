import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NO_CHROMIUM } from '../support/browser.ts';
import { bar, cell, drag, type GridWorld, isSound, openGridWorld } from '../support/grid-page.ts';

describe.skipIf(NO_CHROMIUM)('the grid of prices, in the browser', () => {
  let world: GridWorld;
  beforeAll(async () => {
    world = await openGridWorld();
  });
  afterAll(() => world?.close());

  it('sets a season’s prices by weekday, shows them before and after, and takes them back', async () => {
    const [hotelId, [double = '', suite = '']] = await world.pension();
    const { page, context, faults } = await world.open(hotelId);
    await page.getByRole('button', { name: 'Select by weekday' }).click();
    const sheet = page.getByRole('dialog', { name: 'Select nights by weekday' });
    await sheet.getByLabel('First night').fill('2027-02-08');
    await sheet.getByLabel('Last night').fill('2027-05-30');
    await sheet.getByLabel('Every day').uncheck();
    await sheet.getByLabel('Friday').check();
    await sheet.getByLabel('Saturday').check();
    await sheet.getByLabel('Dormitory').uncheck();
    await isSound(page);
    // 16 weekends of two nights, two room types.
    await sheet.getByRole('button', { name: 'Select 64 nights' }).click();
    await bar(page).getByText('64 nights selected').waitFor();

    await bar(page).getByLabel('Price', { exact: true }).selectOption('by percent');
    await bar(page).getByLabel('Percent').fill('+12');
    await bar(page).getByLabel('Reason').selectOption('weekend');
    await bar(page).getByLabel('Minimum stay').selectOption('2 nights');
    await bar(page).getByText('64 nights change, 100–240 → 112–268.80 EUR').waitFor();
    const friday = cell(page, 'Double', '12 Feb');
    await friday.and(page.getByRole('gridcell', { name: /becomes 112\.00 EUR.*minimum stay 2 nights/ })).waitFor();
    expect(await friday.locator('s').first().textContent()).toBe('100');
    await isSound(page);
    expect((await world.nightOf(hotelId, double, '2027-05-29'))?.override).toBeNull();

    await bar(page).getByRole('button', { name: 'Apply to 64 nights' }).click();
    await bar(page).getByText('64 nights changed.').waitFor();
    await cell(page, 'Suite', '13 Feb')
      .and(page.getByRole('gridcell', { name: /268\.80 EUR, set by hand: weekend/ }))
      .waitFor();
    const may = await world.nightOf(hotelId, suite, '2027-05-29');
    expect(may?.override).toEqual({ price: { amount: '268.80', currency: 'EUR' }, reason: 'weekend' });
    expect(may?.restrictions.minStay).toBe(2);
    expect((await world.nightOf(hotelId, suite, '2027-05-27'))?.override).toBeNull();

    const changes = page.getByRole('region', { name: 'Changes of this tab' });
    await changes.getByRole('button', { name: /^Undo: 64 nights, 12 Feb – 29 May/ }).click();
    await bar(page).getByText('64 nights set back.').waitFor();
    await changes.getByText('undone', { exact: true }).waitFor();
    const back = await world.nightOf(hotelId, suite, '2027-05-29');
    expect(back?.override).toBeNull();
    expect(back?.restrictions.minStay).toBeNull();
    await isSound(page);
    expect(faults).toEqual([]);
    await context.close();
  });

  it('never lets two tabs write over each other unseen', async () => {
    const [hotelId, [double = '']] = await world.pension();
    const mine = await world.open(hotelId);
    const theirs = await world.open(hotelId);
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
    const note = mine.page.getByRole('alert').filter({ hasText: 'A colleague changed 3 nights in the meantime.' });
    await note.waitFor();
    await isSound(mine.page);
    expect((await world.nightOf(hotelId, double, '2027-02-11'))?.price.amount).toBe('90.00');
    // What they see is still what they painted on, until they load it.
    await cell(mine.page, 'Double', '11 Feb')
      .and(mine.page.getByRole('gridcell', { name: /100\.00 EUR/ }))
      .waitFor();

    await note.getByRole('button', { name: 'Load the changes' }).click();
    await note.waitFor({ state: 'detached' });
    await bar(mine.page).getByText('3 nights selected').waitFor();
    await bar(mine.page).getByText('3 nights change, 90 → 130 EUR').waitFor();
    await bar(mine.page).getByRole('button', { name: 'Apply to 3 nights' }).click();
    await bar(mine.page).getByText('3 nights changed.').waitFor();
    expect((await world.nightOf(hotelId, double, '2027-02-11'))?.price.amount).toBe('130.00');

    // Their undo would write over it: it is refused, and says so.
    await theirs.page.route('**/grid?*', (route) => route.abort());
    await theirs.page.getByRole('button', { name: 'Undo', exact: true }).click();
    await theirs.page.getByRole('alert').filter({ hasText: 'so nothing was undone' }).waitFor();
    expect((await world.nightOf(hotelId, double, '2027-02-11'))?.price.amount).toBe('130.00');
    await Promise.all([mine.context.close(), theirs.context.close()]);
  });

  it('says before an undo that it would overwrite a later change of the same nights', async () => {
    const [hotelId, [double = '']] = await world.pension();
    const { page, context, faults } = await world.open(hotelId);
    const set = async (last: string, price: string, nights: number): Promise<void> => {
      await drag(page, cell(page, 'Double', '10 Feb'), cell(page, 'Double', last));
      await bar(page).getByLabel('Price', { exact: true }).selectOption('set to');
      await bar(page).getByLabel('New price').fill(price);
      await bar(page)
        .getByRole('button', { name: `Apply to ${nights} nights` })
        .click();
      await bar(page).getByText(`${nights} nights changed.`).waitFor();
    };
    await set('13 Feb', '130', 4);
    await set('11 Feb', '150', 2);
    const changes = page.getByRole('region', { name: 'Changes of this tab' });
    await changes.getByRole('button', { name: /^Undo: 4 nights/ }).click();
    const note = page.getByRole('alert').filter({ hasText: '2 nights of this change were changed again since.' });
    await note.waitFor();
    await isSound(page);
    expect((await world.nightOf(hotelId, double, '2027-02-13'))?.price.amount).toBe('130.00');
    await note.getByRole('button', { name: 'Keep them' }).click();
    // Undone in their order, nothing is overwritten and nothing is asked.
    await changes.getByRole('button', { name: /^Undo: 2 nights/ }).click();
    await bar(page).getByText('2 nights set back.').waitFor();
    await changes.getByRole('button', { name: /^Undo: 4 nights/ }).click();
    await bar(page).getByText('4 nights set back.').waitFor();
    expect((await world.nightOf(hotelId, double, '2027-02-11'))?.override).toBeNull();
    expect(faults).toEqual([]);
    await context.close();
  });

  it('is worked by keys alone', async () => {
    const [hotelId, [double = '', suite = '']] = await world.pension();
    const { page, context, faults } = await world.open(hotelId);
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
    await bar(page).getByText('4 nights selected').waitFor();
    await press('Enter', 's', 'Tab');
    await page.keyboard.type('95');
    await bar(page).getByRole('button', { name: 'Apply to 4 nights' }).waitFor();
    await press('Enter');
    await bar(page).getByText('4 nights changed.').waitFor();
    expect((await world.nightOf(hotelId, suite, '2027-02-11'))?.price.amount).toBe('95.00');
    expect((await world.nightOf(hotelId, double, '2027-02-09'))?.price.amount).toBe('100.00');

    // The focus is back in the grid: plans unfold, the last change is undone, far nights are reached.
    expect(await focused()).toMatch(/^Suite, Thu,? 11 Feb/);
    await press('p');
    await page.getByRole('gridcell', { name: /^Suite, Standard[^,]*, Thu,? 11 Feb, 95\.00 EUR/ }).waitFor();
    await press('u');
    await bar(page).getByText('4 nights set back.').waitFor();
    expect((await world.nightOf(hotelId, suite, '2027-02-11'))?.price.amount).toBe('240.00');
    await press('End');
    expect(await focused()).toMatch(/^Suite, Sun,? 21 Mar/);
    await press('Control+a');
    await bar(page).getByText('126 nights selected').waitFor();
    await press('Escape');
    await bar(page).getByText('4 nights set back.').waitFor();
    await isSound(page);
    expect(faults).toEqual([]);
    await context.close();
  });

  it('says before it sends that a number, a length or a count is not possible', async () => {
    const [hotelId] = await world.pension();
    const { page, context, faults } = await world.open(hotelId);
    await drag(page, cell(page, 'Double', '10 Feb'), cell(page, 'Double', '11 Feb'));
    await bar(page).getByLabel('Price', { exact: true }).selectOption('by amount');
    await bar(page).getByLabel('Amount').fill('ten');
    await bar(page).getByRole('alert').filter({ hasText: 'This is not a number' }).waitFor();
    await bar(page).getByLabel('Price', { exact: true }).selectOption('no change');
    await bar(page).getByLabel('Minimum stay').selectOption('5 nights');
    await bar(page).getByLabel('Maximum stay').selectOption('3 nights');
    await bar(page).getByText('The maximum stay is shorter than the minimum stay.').waitFor();
    expect(await bar(page).getByRole('button', { name: 'Apply', exact: true }).isDisabled()).toBe(true);
    await bar(page).getByRole('button', { name: 'Discard' }).click();

    await page.getByRole('button', { name: 'Select by weekday' }).click();
    const sheet = page.getByRole('dialog', { name: 'Select nights by weekday' });
    await sheet.getByLabel('Last night').fill('2028-12-31');
    await sheet.getByRole('button', { name: /^Select 2,\d+ nights$/ }).click();
    await bar(page).getByLabel('On sale').selectOption('close');
    await bar(page).getByText('A change sets at most 2,000 nights.').waitFor();
    expect(await bar(page).getByRole('button', { name: 'Apply', exact: true }).isDisabled()).toBe(true);
    expect(faults).toEqual([]);
    await context.close();
  });

  it('closes nights, blocks rooms of painted nights and puts them on sale again', async () => {
    const [hotelId, [double = '', suite = '']] = await world.pension();
    const { page, context, faults } = await world.open(hotelId);
    await drag(page, cell(page, 'Double', '15 Feb'), cell(page, 'Double', '17 Feb'));
    await bar(page).getByLabel('On sale').selectOption('close');
    await bar(page).getByLabel('Arrival').selectOption('none');
    await bar(page).getByRole('button', { name: 'Apply to 3 nights' }).click();
    await bar(page).getByText('3 nights changed.').waitFor();
    expect((await world.nightOf(hotelId, double, '2027-02-16'))?.restrictions).toMatchObject({
      closed: true,
      closedToArrival: true,
    });
    await drag(page, cell(page, 'Double', '15 Feb'), cell(page, 'Double', '15 Feb'));
    await bar(page).getByRole('button', { name: 'Clear all settings' }).click();
    await bar(page).getByRole('button', { name: 'Apply to 1 night' }).click();
    await bar(page).getByText('1 night changed.').waitFor();
    expect((await world.nightOf(hotelId, double, '2027-02-15'))?.restrictions.closed).toBe(false);

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
    expect(await world.nightOf(hotelId, suite, '2027-02-12')).toMatchObject({ blocked: 1, left: 1 });
    expect(await world.nightOf(hotelId, suite, '2027-02-13')).toMatchObject({ blocked: 0, left: 2 });
    await isSound(page);

    const blocks = page.getByRole('region', { name: 'Blocks' });
    await blocks.getByText('New bathroom').waitFor();
    await blocks.getByRole('button', { name: 'Unblock: Suite, 10 – 12 Feb' }).click();
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
    const [hotelId] = await world.hotelOf(
      'فندق قصر السلام الدولي للمؤتمرات والضيافة العربية الأصيلة',
      [{ name: 'Double room with a very long name for the courtyard and the river', basePrice, totalRooms: 4 }],
      place,
    );
    const { page, context, faults } = await world.open(hotelId, '', { width: 1024, theme: 'dark' });
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
});
