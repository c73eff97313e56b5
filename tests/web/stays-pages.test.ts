import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../../functions/contract/client.ts';
import { readStays } from '../../web/src/features/stays/url.ts';
import { success } from '../support/api-world.ts';
import { axeFaults, type Look, NO_CHROMIUM, openBrowser, overflowOf, watchedPage } from '../support/browser.ts';
import { demoPassword, type RunningServer, startServer } from '../support/server.ts';

const hotelId = 'demo-00000';
const date = '2027-01-10';

describe('the address of a list of bookings', () => {
  it('keeps what can be asked, and drops an unknown order, state or day and a range that ends before it begins', () => {
    const all = { q: 'moreau', by: 'made', from: '2027-01-01', to: '2027-01-31', status: 'cancelled' };
    expect(readStays(all)).toEqual(all);
    expect(readStays({ by: 'price', status: 'open', from: 'soon', to: '2027-01-31', q: '' })).toEqual({
      to: '2027-01-31',
    });
    expect(readStays({ from: '2027-02-01', to: '2027-01-31' })).toEqual({ from: '2027-02-01' });
  });
});

describe.skipIf(NO_CHROMIUM)('the bookings of a hotel, in the browser', () => {
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

  const open = async (path: string, look: Look = {}) => {
    const watched = await watchedPage(browser, server.url, look);
    const data = { email: 'owner@example.com', password: demoPassword };
    await watched.context.request.post('/api/v1/auth/login', { data, headers: { Origin: server.url } });
    await watched.page.goto(`/manage/${hotelId}/bookings${path}`);
    await watched.page.getByRole('heading', { level: 1 }).waitFor();
    return watched;
  };
  const arrivals = async () =>
    success(await owner.call('getDesk', { params: { hotelId }, query: { date } })).arrivals.filter(
      ({ status }) => status === 'confirmed',
    );
  const bookingOf = async (bookingId: string) =>
    success(await owner.call('getHotelBooking', { params: { bookingId } })).booking;
  const rows = (page: Page) => page.locator('[data-stay]');
  const said = (page: Page, text: string | RegExp) => page.getByRole('status').filter({ hasText: text }).waitFor();

  it.each<Look>([
    { width: 1440, theme: 'dark' },
    { width: 1024, theme: 'light', locale: 'de-DE' },
  ])('are sound at %o, the list and one of them', async (look) => {
    const { page, faults, strangers, problems } = await open('', look);
    await rows(page).first().waitFor();
    expect(await axeFaults(page)).toEqual([]);
    expect(await overflowOf(page)).toBeLessThanOrEqual(0);
    await rows(page).first().click();
    await page.getByRole('table').waitFor();
    expect(await axeFaults(page)).toEqual([]);
    expect(await overflowOf(page)).toBeLessThanOrEqual(0);
    expect([faults, strangers, problems]).toEqual([[], [], []]);
    await page.context().close();
  });

  it('are found by reference and by the beginning of a name, which the address keeps', async () => {
    const { page, faults } = await open('');
    const [wanted] = await arrivals();
    if (wanted === undefined) throw new Error('nobody arrives');
    await page.keyboard.press('/');
    await page.keyboard.type(wanted.reference.replace('-', ' ').toLowerCase());
    await expect.poll(() => rows(page).allTextContents(), { timeout: 10_000 }).toEqual([wanted.guestName]);
    const beginning = wanted.guestName.split(' ')[0] ?? '';
    await page.getByRole('searchbox').fill(beginning);
    await expect.poll(() => new URL(page.url()).searchParams.get('q'), { timeout: 10_000 }).toBe(beginning);
    await expect
      .poll(async () => (await rows(page).allTextContents()).every((name) => name.includes(beginning)))
      .toBe(true);
    await page.reload();
    await rows(page).first().waitFor();
    expect(await page.getByRole('searchbox').inputValue()).toBe(beginning);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('are listed by departure, in a range, in one state', async () => {
    const { page } = await open(`?by=departure&from=${date}&to=${date}&status=checked_in`);
    await rows(page).first().waitFor();
    const query = { by: 'departure', from: date, to: date, status: 'checked_in', limit: '100' } as const;
    const { items } = success(await owner.call('listHotelBookings', { params: { hotelId }, query }));
    expect((await rows(page).allTextContents()).sort()).toEqual(items.map(({ guestName }) => guestName).sort());
    await page.context().close();
  });

  it('are corrected, by what was typed alone', async () => {
    const [stay] = await arrivals();
    if (stay === undefined) throw new Error('nobody arrives');
    const { page, faults } = await open(`/${stay.bookingId}`);
    await page.getByRole('button', { name: 'Edit guest details' }).click();
    await page.getByRole('dialog').getByLabel('Special requests').fill('Two keys, please.');
    await page.getByRole('button', { name: 'Save' }).click();
    await said(page, 'Saved.');
    expect(await bookingOf(stay.bookingId)).toMatchObject({
      specialRequests: 'Two keys, please.',
      guestName: stay.guestName,
    });
    await page.getByText('Details edited').first().waitFor();
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('are changed at the desk, with the price before and after, and the difference left due there', async () => {
    const query = { date };
    const { inHouse } = success(await owner.call('getDesk', { params: { hotelId }, query }));
    const stay = inHouse.find(({ checkOut, rooms }) => checkOut > '2027-01-11' && rooms === 1);
    if (stay === undefined) throw new Error('nobody stays for longer');
    const { page, faults } = await open(`/${stay.bookingId}`);
    await page.getByRole('button', { name: 'Change booking' }).click();
    const dialog = page.getByRole('dialog');
    const leaves = dialog.getByLabel('Check-out');
    await leaves.fill('2027-01-11');
    await dialog.getByText(/ less$|The price stays the same/).waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Change booking' }).click();
    await said(page, 'Changed.');
    expect(await bookingOf(stay.bookingId)).toMatchObject({ checkOut: '2027-01-11', status: 'checked_in' });
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('are cancelled with a reason, and say before what the guest gets back', async () => {
    const stay = (await arrivals()).find(({ paid }) => Number(paid.amount) > 0);
    if (stay === undefined) throw new Error('nobody has paid');
    const { page, faults } = await open(`/${stay.bookingId}`);
    await page.getByRole('button', { name: 'Cancel', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(`The guest gets ${stay.paid.amount} EUR back`).waitFor();
    await dialog.getByLabel('Reason').fill('A burst pipe.');
    await dialog.getByRole('button', { name: 'Cancel booking' }).click();
    await said(page, 'Cancelled.');
    await page.getByText('The hotel cancelled.').waitFor();
    expect(await bookingOf(stay.bookingId)).toMatchObject({ status: 'cancelled', cancelReason: 'A burst pipe.' });
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('are shown as they are now, and not changed, where somebody else has changed them', async () => {
    const [, stay] = await arrivals();
    if (stay === undefined) throw new Error('nobody arrives');
    const { page } = await open(`/${stay.bookingId}`);
    await page.getByRole('button', { name: 'Check in', exact: true }).waitFor();
    // The booking is not asked for again, as if the page had not had the time.
    await page.route(`**/admin/bookings/${stay.bookingId}`, () => undefined);
    const { version } = await bookingOf(stay.bookingId);
    const body = { specialRequests: 'A cot, please.' };
    const headers = { 'If-Match': `"${version}"` };
    success(await owner.call('changeHotelBooking', { params: { bookingId: stay.bookingId }, headers, body }));
    await page.getByRole('button', { name: 'Check in', exact: true }).click();
    await page.getByRole('alert').filter({ hasText: 'Someone else changed this booking' }).waitFor();
    expect((await bookingOf(stay.bookingId)).status).toBe('confirmed');
    await page.context().close();
  });

  it('of another hotel, or none, are said to be missing', async () => {
    const { page } = await open('/nothing-of-the-kind');
    await page.getByRole('heading', { name: 'Booking not found in this hotel' }).waitFor();
    await page.context().close();
  });
});
