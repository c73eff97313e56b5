import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../../functions/contract/client.ts';
import { success } from '../support/api-world.ts';
import { axeFaults, NO_CHROMIUM, openBrowser, overflowOf, watchedPage } from '../support/browser.ts';
import { demoPassword, type RunningServer, startServer } from '../support/server.ts';

describe.skipIf(NO_CHROMIUM)('points in the browser', () => {
  let server: RunningServer;
  let browser: Browser;
  let hotelId: string;
  let roomTypeId: string;
  let guest: Client;
  beforeAll(async () => {
    [server, browser] = await Promise.all([
      startServer({ args: ['--seed', '1', '--clock', '2027-01-10T09:00:00Z', '--no-limits'] }),
      openBrowser(),
    ]);
    const [owner, admin] = await Promise.all([server.signIn('owner@example.com'), server.signIn('admin@example.com')]);
    const place = { address: 'Rua da Prata 1', city: 'Lisbon', country: 'PT', latitude: 38.71, longitude: -9.14 };
    const tax = { name: 'City tax', kind: 'per_person_per_night', value: '2.00', due: 'at_hotel' } as const;
    const hotel = { name: 'Pensão da Graça', ...place, taxes: [tax] };
    hotelId = success(await owner.call('createHotel', { body: hotel })).hotel.id;
    const room = { hotelId, name: 'Double', basePrice: '140.00', maxGuests: 3, totalRooms: 4 };
    roomTypeId = success(await owner.call('createRoomType', { body: room })).roomType.id;
    guest = await server.signIn('guest@example.com');
    const stay = { hotelId, roomTypeId, checkIn: '2027-01-11', checkOut: '2027-01-13', guests: 2 };
    const who = { guestName: 'Gina Guest', guestEmail: 'guest@example.com' };
    const hold = await guest.call('createBooking', { body: { ...stay, ...who }, idempotencyKey: 'a stay that earns' });
    const params = { bookingId: success(hold).booking.id };
    success(await guest.call('confirmBooking', { params, body: { paymentMethod: 'tok_visa' } }));
    success(await admin.call('putClock', { body: { advance: 'P4D' } }));
    // Every session has ended since.
    guest = await server.signIn('guest@example.com');
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  it('pay a part of a stay: how many, what they are worth, and what is left for the card', async () => {
    // A worker gives the points.
    await expect
      .poll(async () => success(await guest.call('getLoyalty', { query: {} })).summary.balance, { timeout: 60_000 })
      .toBe(2800);
    const { page, context, faults } = await watchedPage(browser, server.url, { width: 390 });
    const data = { email: 'guest@example.com', password: demoPassword };
    await page.request.post('/api/v1/auth/login', { data, headers: { Origin: server.url } });
    const nights = 'checkIn=2027-03-01&checkOut=2027-03-03';
    // All that is paid now comes back: the tax that is paid at the hotel is no part of it.
    await page.goto(`/hotels/${hotelId}?${nights}&room=${roomTypeId}`);
    // The matrix of wide pages holds it too, hidden on a phone.
    const terms = page.getByText(/^(Full|Partial) refund until/);
    await terms.first().waitFor({ state: 'attached' });
    for (const text of await terms.allTextContents()) expect(text).toMatch(/^Full/);
    await page.goto(`/book?hotelId=${hotelId}&roomTypeId=${roomTypeId}&${nights}&party=2`);
    await page.getByRole('checkbox', { name: 'Pay 14.00 EUR of it with 2,800 points' }).check();
    await page.getByText('They cover 14.00 EUR. You pay 266.00 EUR by card.').waitFor();
    await page.getByLabel('Points to use').fill('1000');
    await page.getByText('They cover 5.00 EUR. You pay 275.00 EUR by card.').waitFor();
    expect(await axeFaults(page)).toEqual([]);
    expect(await overflowOf(page)).toBeLessThanOrEqual(0);
    await page.getByLabel('Card number').fill('4242 4242 4242 4242');
    await page.getByLabel('Expiry date').fill('08 / 39');
    await page.getByLabel('Security code').fill('123');
    await page.getByRole('button', { name: 'Pay 275.00 EUR and book' }).click();
    await page.getByRole('heading', { name: 'Lisbon is booked' }).waitFor();
    await page.getByText('Paid with points').waitFor();
    expect(success(await guest.call('getLoyalty', { query: {} })).summary.balance).toBe(1800);
    expect(faults).toEqual([]);
    await context.close();
  });

  it('are not offered to a guest without an account', async () => {
    const { page, context, problems } = await watchedPage(browser, server.url);
    const data = { email: 'somebody@example.com', name: 'Some Body' };
    await page.request.post('/api/v1/auth/guest', { data, headers: { Origin: server.url } });
    await page.goto(`/book?hotelId=${hotelId}&roomTypeId=${roomTypeId}&checkIn=2027-03-10&checkOut=2027-03-12&party=2`);
    await page.getByLabel('Card number').waitFor();
    expect(await page.getByRole('checkbox').count()).toBe(0);
    expect(problems).toEqual([]);
    await context.close();
  });
});
