import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../../functions/contract/client.ts';
import { success } from '../support/api-world.ts';
import { axeFaults, type Look, NO_CHROMIUM, openBrowser, overflowOf, watchedPage } from '../support/browser.ts';
import { demoPassword, type RunningServer, startServer } from '../support/server.ts';

const hotelId = 'demo-00000';
const date = '2027-01-10';

/** The first demo hotel is in the middle of its days: it is a quarter past ten in Lisbon, and rooms are free till noon. */
describe.skipIf(NO_CHROMIUM)('a day at the front desk, in the browser', () => {
  let server: RunningServer;
  let browser: Browser;
  let owner: Client;
  beforeAll(async () => {
    [server, browser] = await Promise.all([
      startServer({ args: ['--seed', '1', '--clock', `${date}T10:15:00Z`, '--no-limits'] }),
      openBrowser(),
    ]);
    owner = await server.signIn('owner@example.com');
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  const open = async (path = `/manage/${hotelId}`, look: Look = {}) => {
    const watched = await watchedPage(browser, server.url, look);
    const data = { email: 'owner@example.com', password: demoPassword };
    await watched.context.request.post('/api/v1/auth/login', { data, headers: { Origin: server.url } });
    await watched.page.goto(path);
    await watched.page.getByRole('heading', { level: 2 }).first().waitFor();
    return watched;
  };
  const day = async () => success(await owner.call('getDesk', { params: { hotelId }, query: { date } }));
  const bookingOf = async (bookingId: string) =>
    success(await owner.call('getHotelBooking', { params: { bookingId } })).booking;
  const said = (page: Page) => page.getByRole('status').filter({ hasText: /\S/ }).first();
  const list = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

  it.each<Look>([
    { width: 1440, theme: 'light' },
    { width: 1024, theme: 'dark', locale: 'de-DE' },
    { width: 390, theme: 'light' },
  ])('is sound at %o, with a stay and a room open', async (look) => {
    const { page, faults, strangers, problems } = await open(undefined, look);
    await page.locator('[data-row]:visible').first().click();
    await page.locator('.td-chip').first().waitFor();
    expect(await axeFaults(page)).toEqual([]);
    expect(await overflowOf(page)).toBeLessThanOrEqual(0);
    if (look.width === 390) await page.getByRole('link', { name: /Rooms$/ }).click();
    await page.locator('button.td-pane').first().click();
    expect(await axeFaults(page)).toEqual([]);
    expect([faults, strangers, problems]).toEqual([[], [], []]);
    await page.context().close();
  });

  it('checks a guest in by keys alone: down, open, do it, into the room that is shown', async () => {
    const { page, faults } = await open();
    const next = (await day()).arrivals.find(({ units, arrivalTime }) => units.length === 0 && arrivalTime !== null);
    if (next === undefined) throw new Error('nobody without a room arrives at a known time');
    await page.keyboard.press('/');
    await page.keyboard.type(next.reference.toLowerCase());
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    const step = page.getByRole('button', { name: /^Check in to \d+$/ });
    await step.waitFor();
    const number = (await step.textContent())?.replace('Check in to ', '');
    expect(await page.locator(':focus').textContent()).toBe(`Check in to ${number}`);
    await page.keyboard.press('Enter');
    await said(page)
      .filter({ hasText: `is checked in, room ${number}` })
      .waitFor();
    const { inHouse } = await day();
    const there = inHouse.find(({ bookingId }) => bookingId === next.bookingId);
    expect(there?.units.map((unit) => unit.number)).toEqual([number]);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('checks a guest out in two presses, who is then among those who have left', async () => {
    const { page, faults } = await open();
    const leaving = (await day()).departures.find(({ status }) => status === 'checked_in');
    if (leaving === undefined) throw new Error('nobody leaves');
    const row = list(page, 'Departures').locator(`[data-booking="${leaving.bookingId}"]`);
    await row.locator('[data-row]').click();
    await row.getByRole('button', { name: 'Check out', exact: true }).click();
    await said(page)
      .filter({ hasText: `${leaving.guestName} has left.` })
      .waitFor();
    expect((await bookingOf(leaving.bookingId)).status).toBe('completed');
    await list(page, 'Departures').locator(`[data-booking="${leaving.bookingId}"][data-done]`).waitFor();
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('gives every arrival a room at once', async () => {
    const { page, faults } = await open();
    const before = (await day()).arrivals.filter(({ units }) => units.length === 0);
    expect(before.length).toBeGreaterThan(1);
    await page.getByRole('button', { name: 'Assign all rooms' }).click();
    await said(page)
      .filter({ hasText: /assigned rooms/ })
      .waitFor();
    const after = (await day()).arrivals.filter(({ units }) => units.length === 0);
    expect(after.length).toBeLessThan(before.length);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('marks a room clean and out of service from the facade', async () => {
    const { page, faults } = await open();
    const all = async () => {
      const query = { limit: '100' };
      return success(await owner.call('listUnits', { params: { hotelId }, query })).items;
    };
    const here = new Set((await day()).inHouse.flatMap(({ units }) => units.map(({ id }) => id)));
    const dirty = (await all()).find(
      ({ id, housekeeping, status }) => housekeeping === 'dirty' && status === 'in_service' && !here.has(id),
    );
    if (dirty === undefined) throw new Error('no empty room is dirty');
    await page.getByRole('button', { name: new RegExp(`^Room ${dirty.number},`) }).click();
    const card = page.getByRole('region', { name: `Room ${dirty.number}` });
    await card.getByRole('button', { name: 'Inspected' }).click();
    await said(page)
      .filter({ hasText: `Room ${dirty.number}: inspected.` })
      .waitFor();
    await card.getByRole('button', { name: 'Out of service' }).click();
    await said(page)
      .filter({ hasText: `Room ${dirty.number}: out of service.` })
      .waitFor();
    expect((await all()).find(({ id }) => id === dirty.id)).toMatchObject({
      housekeeping: 'inspected',
      status: 'out_of_service',
    });
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('does nothing where a colleague has changed the stay, and says so until it is read', async () => {
    const { page } = await open();
    const { bookingId, guestName, version } = (await day()).arrivals.find(({ status }) => status === 'confirmed') ?? {};
    if (bookingId === undefined) throw new Error('nobody arrives');
    const row = list(page, 'Arrivals').locator(`[data-booking="${bookingId}"]`);
    await row.locator('[data-row]').click();
    const step = row.getByRole('button', { name: /^Check in to/ });
    await step.waitFor();
    // The day is not asked for again, as if the page had not had the time.
    await page.route('**/desk?**', () => undefined);
    const headers = { 'If-Match': `"${version}"` };
    const body = { specialRequests: 'Two keys.' };
    success(await owner.call('changeHotelBooking', { params: { bookingId }, headers, body } as never));
    await step.click();
    await page
      .getByRole('alert')
      .filter({ hasText: `changed the stay of ${guestName}.` })
      .waitFor();
    expect((await bookingOf(bookingId)).status).toBe('confirmed');
    await page.context().close();
  });

  it('books a walk-in by keys alone: a name and Enter, and the guest is in a room and has paid', async () => {
    const { page, faults } = await open();
    await page.keyboard.press('w');
    const go = page.getByRole('button', { name: /^Book and check in, [\d.]+ EUR$/ });
    await go.waitFor();
    await expect.poll(() => page.locator(':focus').getAttribute('name')).toBe('guestName');
    expect(await axeFaults(page)).toEqual([]);
    await page.keyboard.type('Grace Hopper');
    await page.keyboard.press('Enter');
    await said(page)
      .filter({ hasText: /^Grace Hopper is booked and in room \d+\.$/ })
      .waitFor();
    const there = (await day()).inHouse.filter(({ guestName }) => guestName === 'Grace Hopper');
    expect(there).toMatchObject([{ status: 'checked_in', checkIn: date, units: [{}], balance: { amount: '0.00' } }]);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('books a walk-in of two rooms, each with its people, and gives both', async () => {
    const { page, faults } = await open();
    await page.keyboard.press('w');
    const sheet = page.getByRole('dialog');
    await sheet.getByRole('button', { name: 'One more room' }).click();
    await sheet.getByLabel('Room 2: Adults').fill('2');
    await sheet.getByLabel('Name').fill('The Curies');
    await expect.poll(async () => (await sheet.getByRole('radio').count()) > 0).toBe(true);
    expect(await axeFaults(page)).toEqual([]);
    await sheet.getByRole('button', { name: /^Book and check in, [\d.,]+ EUR$/ }).click();
    await said(page)
      .filter({ hasText: /^The Curies is booked and in rooms \d+ and \d+\.$/ })
      .waitFor();
    const there = (await day()).inHouse.filter(({ guestName }) => guestName === 'The Curies');
    expect(there).toMatchObject([{ status: 'checked_in', rooms: 2, guests: 3, units: [{}, {}] }]);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('takes the money that a guest owes, once', async () => {
    const { page, faults } = await open();
    const owing = (await day()).inHouse.find(({ balance }) => Number(balance.amount) > 0);
    if (owing === undefined) throw new Error('nobody owes anything');
    const row = list(page, 'In house').locator(`[data-booking="${owing.bookingId}"]`);
    await row.locator('[data-row]').click();
    await row.getByLabel('By').selectOption('cash');
    await row.getByRole('button', { name: /^Take / }).dblclick();
    await said(page)
      .filter({ hasText: /taken\./ })
      .waitFor();
    await row.getByText('settled').waitFor();
    const after = (await day()).inHouse.find(({ bookingId }) => bookingId === owing.bookingId);
    expect(after).toMatchObject({ balance: { amount: '0.00' }, paid: owing.total });
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('takes no money twice where it is pressed again before the new balance is shown', async () => {
    const { page, faults } = await open();
    const owing = (await day()).inHouse.find(({ balance }) => Number(balance.amount) > 0);
    if (owing === undefined) throw new Error('nobody owes anything');
    const row = list(page, 'In house').locator(`[data-booking="${owing.bookingId}"]`);
    await row.locator('[data-row]').click();
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route(/[/]desk[?]/, async (route) => {
      await held;
      await route.continue();
    });
    await row.getByLabel('Amount').press('Enter');
    await said(page)
      .filter({ hasText: /taken\./ })
      .waitFor();
    await row.getByLabel('Amount').press('Enter');
    release();
    await row.getByText('settled').waitFor();
    const after = (await day()).inHouse.find(({ bookingId }) => bookingId === owing.bookingId);
    expect(after).toMatchObject({ balance: { amount: '0.00' }, paid: owing.total });
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('notes from check-in time on that a guest did not come, and takes it back', async () => {
    const admin = await server.signIn('admin@example.com');
    success(await admin.call('putClock', { body: { now: `${date}T16:30:00Z` } } as never));
    const { page, faults } = await open();
    const missing = (await day()).arrivals.find(({ actions }) => actions.includes('no_show'));
    if (missing === undefined) throw new Error('everybody has come');
    const row = list(page, 'Arrivals').locator(`[data-booking="${missing.bookingId}"]`);
    await row.locator('[data-row]').click();
    await row.getByRole('button', { name: 'No-show' }).click();
    await row.getByRole('button', { name: 'Yes, mark as no-show' }).click();
    await said(page).filter({ hasText: 'marked as a no-show' }).waitFor();
    expect((await bookingOf(missing.bookingId)).status).toBe('no_show');
    await row.locator('[data-row]').click();
    await row.getByRole('button', { name: 'Undo no-show' }).click();
    await said(page).filter({ hasText: 'is expected again' }).waitFor();
    expect(await bookingOf(missing.bookingId)).toMatchObject({ status: 'confirmed' });
    expect(faults).toEqual([]);
    await page.context().close();
  });
});
