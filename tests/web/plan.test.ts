import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { axeFaults, type Look, NO_CHROMIUM, openBrowser, overflowOf, watchedPage } from '../support/browser.ts';
import { bar, drag, dragOver, focused, middleOf, row, said, tray } from '../support/plan-page.ts';
import { type PlanWorld, planWorld, type Stay } from '../support/plan-world.ts';
import { demoPassword, type RunningServer, startServer } from '../support/server.ts';

// It is the afternoon of 10 January 2027: four doubles and a single, one of them to clean and one out of service.
describe.skipIf(NO_CHROMIUM)('the plan of a hotel', () => {
  let server: RunningServer;
  let browser: Browser;
  let world: PlanWorld;
  const units = { 101: '', 102: '', 103: '', 104: '', 201: '' };
  let [ada, grace, alan]: Stay[] = [];
  beforeAll(async () => {
    [server, browser] = await Promise.all([
      startServer({ args: ['--seed', '1', '--clock', '2027-01-10T14:00:00Z', '--no-limits'] }),
      openBrowser(),
    ]);
    const [owner, guest] = await Promise.all([server.signIn('owner@example.com'), server.signIn('guest@example.com')]);
    world = await planWorld(owner, guest);
    const double = await world.roomType('Double', 4);
    const single = await world.roomType('Single', 1);
    units[101] = await world.unit(double, '101');
    units[102] = await world.unit(double, '102');
    units[103] = await world.unit(double, '103', { housekeeping: 'dirty' });
    units[104] = await world.unit(double, '104', { status: 'out_of_service' });
    units[201] = await world.unit(single, '201');
    ada = await world.stay(double, 'Ada Lovelace', ['2027-01-10', '2027-01-13'], { specialRequests: 'A quiet room' });
    grace = await world.stay(double, 'Grace Hopper', ['2027-01-12', '2027-01-15']);
    alan = await world.stay(double, 'Alan Turing', ['2027-01-11', '2027-01-12']);
  });
  // Ada and Grace have rooms that the other could not have too, Alan has none.
  beforeEach(async () => {
    for (const stay of [ada, grace, alan]) if (stay) await world.assign(stay);
    if (ada) await world.assign(ada, units[101]);
    if (grace) await world.assign(grace, units[102]);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  const open = async (search = '', look: Look = {}) => {
    const watched = await watchedPage(browser, server.url, look);
    const data = { email: 'owner@example.com', password: demoPassword };
    await watched.page.request.post('/api/v1/auth/login', { data, headers: { Origin: server.url } });
    await watched.page.goto(`/manage/${world.hotelId}/plan${search}`);
    await bar(watched.page, 'Ada Lovelace').waitFor();
    return watched;
  };
  it('draws stays from the middle of the day of arrival to the middle of that of departure', async () => {
    const { page, context, faults, strangers } = await open('?from=2027-01-10&nights=7');
    const box = await bar(page, 'Ada Lovelace').boundingBox();
    const day = await page.locator('.plan-day').first().boundingBox();
    if (!box || !day) throw new Error('nothing is drawn');
    expect(Math.abs(box.x - (day.x + day.width / 2))).toBeLessThan(3);
    expect(Math.abs(box.width - 3 * day.width)).toBeLessThan(5);
    await tray(page)
      .getByRole('button', { name: /^Alan Turing/ })
      .waitFor();
    expect(await axeFaults(page)).toEqual([]);
    expect(await overflowOf(page)).toBeLessThanOrEqual(0);
    expect(faults).toEqual([]);
    expect(strangers).toEqual([]);
    await context.close();
  });

  it.each<[string, Look]>([
    ['?nights=60', { width: 1024, theme: 'dark', locale: 'de-DE' }],
    ['?nights=30&by=floor', { width: 1440, theme: 'dark' }],
    ['', { width: 390, theme: 'light' }],
  ])('is sound at %s, %o', async (search, look) => {
    const { page, context, faults } = await open(search, look);
    expect(await axeFaults(page)).toEqual([]);
    expect(await overflowOf(page)).toBeLessThanOrEqual(0);
    expect(faults).toEqual([]);
    await context.close();
  });

  it('keeps what is shown in the address', async () => {
    const { page, context } = await open();
    await page.getByRole('button', { name: '30 nights' }).click();
    await page.getByRole('button', { name: 'Later days' }).click();
    await page.waitForURL(/nights=30/);
    await page.waitForURL(/from=2027-01-24/);
    await page.getByRole('button', { name: 'Today' }).click();
    await bar(page, 'Ada Lovelace').waitFor();
    expect(await page.locator('.plan-day').count()).toBe(30);
    await context.close();
  });

  it('opens a stay with its guests, dates, money and requests, and closes it to where one was', async () => {
    const { page, context } = await open();
    await bar(page, 'Ada Lovelace').click();
    const card = page.getByRole('dialog', { name: 'Stay of Ada Lovelace' });
    for (const text of ['A quiet room', 'settled', '2 guests', '101, Double']) await card.getByText(text).waitFor();
    expect(await axeFaults(page)).toEqual([]);
    const link = card.getByRole('link', { name: 'Open booking' });
    expect(await link.getAttribute('href')).toContain(`/bookings/${ada?.id}`);
    await page.keyboard.press('Escape');
    await expect.poll(() => card.count()).toBe(0);
    await expect.poll(() => focused(page)).toMatch(/^Ada Lovelace/);
    await context.close();
  });

  it('moves a stay by the pointer to another room, and back by undo', async () => {
    const { page, context, faults } = await open();
    await drag(page, 'Grace Hopper', row(page, '103'));
    await page.getByText('Grace Hopper is now in room 103.').first().waitFor();
    await row(page, '103')
      .getByRole('button', { name: /^Grace Hopper/ })
      .waitFor();
    expect(grace && (await world.unitsOf(grace))).toEqual([units[103]]);
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('Grace Hopper is now in room 102.').first().waitFor();
    expect(grace && (await world.unitsOf(grace))).toEqual([units[102]]);
    expect(faults).toEqual([]);
    await context.close();
  });

  it('says before the drop what stands in the way, and drops nothing there', async () => {
    const { page, context } = await open();
    const ways: [string, string][] = [
      ['102', 'Room 102 is taken by Grace Hopper, 12 – 15 Jan'],
      ['103', 'Room 103 is free, but still to clean'],
      ['104', 'Room 104 is out of service'],
      ['201', 'Room 201 is of another type'],
    ];
    await dragOver(page, 'Ada Lovelace', row(page, '102'));
    const { x } = await middleOf(bar(page, 'Ada Lovelace'));
    for (const [number, text] of ways) {
      const { y } = await middleOf(row(page, number));
      await page.mouse.move(x, y, { steps: 2 });
      await expect.poll(() => said(page).textContent()).toBe(text);
    }
    await page.mouse.up();
    await page.getByText('Room 201 is of another type. Nothing was moved.').first().waitFor();
    expect(ada && (await world.unitsOf(ada))).toEqual([units[101]]);
    await context.close();
  });

  it('gives a stay of the tray a room, and takes it out again', async () => {
    const { page, context, faults } = await open();
    await drag(page, 'Alan Turing', row(page, '102'));
    await page.getByText('Alan Turing is now in room 102.').first().waitFor();
    expect(alan && (await world.unitsOf(alan))).toEqual([units[102]]);
    await drag(page, 'Alan Turing', tray(page));
    await page.getByText('Alan Turing has no room now.').first().waitFor();
    await tray(page)
      .getByRole('button', { name: /^Alan Turing/ })
      .waitFor();
    expect(alan && (await world.unitsOf(alan))).toEqual([]);
    expect(faults).toEqual([]);
    await context.close();
  });

  it('proposes rooms for all that have none, and gives them once that is accepted', async () => {
    const { page, context, faults } = await open();
    await page.getByRole('button', { name: 'Assign all' }).click();
    const sheet = page.getByRole('dialog', { name: 'Assign all' });
    await sheet.getByText('Alan Turing').waitFor();
    expect(alan && (await world.unitsOf(alan))).toEqual([]);
    expect(await axeFaults(page)).toEqual([]);
    await sheet.getByRole('button', { name: 'Assign rooms to 1 stay' }).click();
    await expect.poll(() => sheet.count()).toBe(0);
    await tray(page).getByText('Every stay of these days has a room.').waitFor();
    expect(alan && (await world.unitsOf(alan))).toHaveLength(1);
    expect(faults).toEqual([]);
    await context.close();
  });

  it('takes rooms off sale for some nights, says where that cannot be, and puts them on sale again', async () => {
    const { page, context, problems } = await open();
    const block = async (rooms: string): Promise<void> => {
      await page.getByRole('button', { name: 'Block rooms of Single' }).click();
      const sheet = page.getByRole('dialog', { name: 'Block rooms: Single' });
      await sheet.getByLabel('First night').fill('2027-01-12');
      await sheet.getByLabel('Sold again from').fill('2027-01-14');
      await sheet.getByLabel('How many rooms').fill(rooms);
      await sheet.getByLabel('Reason, for the team').fill('New bathroom');
      await sheet.getByRole('button', { name: 'Block rooms' }).click();
    };
    await block('2');
    await page.getByText('Fewer rooms than that are left on 12 Jan and 13 Jan. Nothing was blocked.').waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await block('1');
    const crossed = page.getByRole('button', { name: 'Off sale: New bathroom, 12 – 14 Jan' });
    await crossed.click();
    await page.getByRole('button', { name: 'Unblock the rooms' }).click();
    await expect.poll(() => crossed.count()).toBe(0);
    // The one refusal, and nothing else.
    expect(problems).toMatchObject([/^409 .*[/]blocks$/].map((sort) => expect.stringMatching(sort)));
    await context.close();
  });

  it('is worked by the keyboard alone: walk, pick up, move, drop, cancel', async () => {
    const { page, context, faults } = await open();
    await page.getByRole('button', { name: 'Assign all' }).focus();
    await page.keyboard.press('Tab');
    await expect.poll(() => focused(page)).toMatch(/^Alan Turing, .* without a room$/);
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => focused(page)).toMatch(/^Ada Lovelace, .* room 101$/);
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => focused(page)).toMatch(/^Grace Hopper, /);
    await page.keyboard.press('Enter');
    await expect.poll(() => said(page).textContent()).toContain('Picked up Grace Hopper, room 102');
    await page.keyboard.press('ArrowUp');
    await expect.poll(() => said(page).textContent()).toContain('Room 101 is taken by Ada Lovelace');
    await page.keyboard.press('Escape');
    await expect.poll(() => said(page).textContent()).toBe('Nothing was moved.');
    await page.keyboard.press('Enter');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByText('Grace Hopper is now in room 103.').first().waitFor();
    await expect.poll(() => focused(page)).toMatch(/^Grace Hopper, .* room 103$/);
    expect(grace && (await world.unitsOf(grace))).toEqual([units[103]]);
    expect(faults).toEqual([]);
    await context.close();
  });

  it('shows a colleague’s change by itself, and never writes over it', async () => {
    const [mine, theirs] = [await open(), await open()];
    // While mine carries the stay, a colleague gives it another room.
    await dragOver(mine.page, 'Grace Hopper', row(mine.page, '101'));
    await drag(theirs.page, 'Grace Hopper', row(theirs.page, '103'));
    await theirs.page.getByText('Grace Hopper is now in room 103.').first().waitFor();
    await mine.page.mouse.move(1, 1);
    await mine.page.mouse.up();
    await row(mine.page, '103')
      .getByRole('button', { name: /^Grace Hopper/ })
      .waitFor({ timeout: 15_000 });

    // And while mine has not heard of it yet, the move is refused with a word that stays.
    await mine.page.route('**/plan?*', (route) => route.abort());
    if (grace) await world.assign(grace, units[102]);
    await drag(mine.page, 'Grace Hopper', tray(mine.page));
    await mine.page
      .getByRole('alert')
      .getByText(/Grace Hopper: this stay was changed elsewhere/)
      .waitFor();
    expect(grace && (await world.unitsOf(grace))).toEqual([units[102]]);
    await Promise.all([mine.context.close(), theirs.context.close()]);
  });

  it('names room, nights and booking where a colleague was first', async () => {
    const { page, context } = await open();
    await page.route('**/plan?*', (route) => route.abort());
    if (alan) await world.assign(alan, units[103]);
    await drag(page, 'Ada Lovelace', row(page, '103'));
    const alert = page.getByRole('alert').getByText(/^Room 103 is taken on/);
    await alert.waitFor();
    expect(await alert.textContent()).toBe(
      `Room 103 is taken on 11 Jan by booking ${alan?.reference}. Nothing was changed.`,
    );
    expect(ada && (await world.unitsOf(ada))).toEqual([units[101]]);
    await context.close();
  });
});
