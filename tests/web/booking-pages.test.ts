import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../../functions/contract/client.ts';
import { success } from '../support/api-world.ts';
import { axeFaults, type Look, NO_CHROMIUM, openBrowser, overflowOf, watchedPage } from '../support/browser.ts';
import { demoPassword, type RunningServer, startServer } from '../support/server.ts';

const guestName = 'Friederike von Hohenberg-Schäfer';
const password = 'a bed by the river 27';

describe.skipIf(NO_CHROMIUM)('a booking in the browser', () => {
  let server: RunningServer;
  let browser: Browser;
  let owner: Client;
  let admin: Client;
  let hotelId: string;
  let single: string;
  let double: string;
  beforeAll(async () => {
    [server, browser] = await Promise.all([
      startServer({ args: ['--seed', '1', '--clock', '2027-01-10T09:00:00Z', '--no-limits'] }),
      openBrowser(),
    ]);
    [owner, admin] = await Promise.all([server.signIn('owner@example.com'), server.signIn('admin@example.com')]);
    const place = { address: 'Rua da Prata 1', city: 'Lisbon', country: 'PT', latitude: 38.71, longitude: -9.14 };
    const tax = { name: 'City tax', kind: 'per_person_per_night', value: '2.00', due: 'at_hotel' } as const;
    const made = success(
      await owner.call('createHotel', { body: { name: 'Pensão da Graça', ...place, taxes: [tax] } }),
    );
    hotelId = made.hotel.id;
    const room = async (name: string, totalRooms: number, basePrice: string): Promise<string> => {
      const body = { hotelId, name, basePrice, maxGuests: 3, totalRooms };
      return success(await owner.call('createRoomType', { body })).roomType.id;
    };
    single = await room('Attic', 1, '100.00');
    double = await room('Double', 4, '140.00');
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  const bookAddress = (roomTypeId: string, checkIn: string, checkOut: string): string =>
    `/book?hotelId=${hotelId}&roomTypeId=${roomTypeId}&checkIn=${checkIn}&checkOut=${checkOut}&party=2`;

  /** A page of somebody who is signed in. */
  const asGuest = async (look: Look = {}) => {
    const watched = await watchedPage(browser, server.url, look);
    const headers = { Origin: server.url };
    const data = { email: 'guest@example.com', password: demoPassword };
    await watched.page.request.post('/api/v1/auth/login', { data, headers });
    return watched;
  };
  const hold = async (page: Page, address: string): Promise<string> => {
    await page.goto(address);
    await page.waitForURL(/\/book\/[^?]+$/);
    await page.getByRole('timer').waitFor();
    return new URL(page.url()).pathname.split('/').at(-1) ?? '';
  };
  const payWith = async (page: Page, number: string, word: RegExp | string = /^(Pay|Book)/): Promise<void> => {
    await page.getByLabel('Card number').fill(number);
    await page.getByLabel('Expiry date').fill('08 / 39');
    await page.getByLabel('Security code').fill('123');
    await page.getByRole('button', { name: word }).click();
  };
  const isSound = async (page: Page): Promise<void> => {
    expect(await axeFaults(page)).toEqual([]);
    expect(await overflowOf(page)).toBeLessThanOrEqual(0);
  };
  const bookingsOf = async (): Promise<number> => {
    const guest = await server.signIn('guest@example.com');
    return success(await guest.call('listBookings', { query: { limit: '100' } })).items.length;
  };

  it('begins with an account made on the spot, loses nothing to a reload, and is paid', async () => {
    const { page, context, faults, strangers } = await watchedPage(browser, server.url, { width: 320 });
    await page.goto(bookAddress(double, '2027-02-10', '2027-02-13'));
    await page.getByRole('button', { name: 'I do not have an account' }).click();
    await page.getByLabel('Your name').fill(guestName);
    await page.getByLabel('E-mail').fill('f.hohenberg@example.com');
    await page.getByLabel('Password').fill(password);
    await isSound(page);
    await page.getByRole('button', { name: 'Create account' }).click();
    await page.getByRole('timer').waitFor();
    const held = page.url();
    await page.getByLabel(/Special requests/).fill('A quiet room');
    await page.reload();
    expect(await page.getByLabel(/Special requests/).inputValue()).toBe('A quiet room');
    expect(page.url()).toBe(held);
    await isSound(page);
    // 420.00 for the rooms is due now, 12.00 of city tax at the hotel.
    await payWith(page, '4242424242424242', 'Pay 420.00 EUR and book');
    await page.getByRole('heading', { name: 'Lisbon is booked' }).waitFor();
    await page.getByText('12.00 EUR due at the hotel').waitFor();
    await isSound(page);
    await page.getByRole('link', { name: 'View booking' }).click();
    await page.getByRole('heading', { name: '31 days until Lisbon' }).waitFor();
    await page.getByText('A quiet room', { exact: true }).first().waitFor();
    await page.getByText('Details edited').waitFor();
    await isSound(page);
    expect(faults).toEqual([]);
    expect(strangers).toEqual([]);
    await context.close();
  });

  it('makes one hold of a double press, a reload and the way back', async () => {
    const before = await bookingsOf();
    const { page, context } = await asGuest();
    const seen = `/hotels/${hotelId}?checkIn=2027-03-01&checkOut=2027-03-03&room=${double}`;
    await page.goto(seen);
    await page.getByRole('button', { name: /^Hold this room/ }).dblclick();
    await page.getByRole('timer').waitFor();
    const first = page.url();
    await page.reload();
    await page.getByRole('timer').waitFor();
    await page.goto(seen);
    await page.getByRole('button', { name: /^Hold this room/ }).click();
    await page.getByRole('timer').waitFor();
    expect(page.url()).toBe(first);
    expect(await bookingsOf()).toBe(before + 1);
    await context.close();
  });

  it('keeps the room where a card is refused, and takes another card', async () => {
    const { page, context } = await asGuest({ theme: 'dark', width: 390 });
    await hold(page, bookAddress(double, '2027-03-05', '2027-03-07'));
    await payWith(page, '4242 4242 4242 4241');
    await page.getByText('This is not a valid card number').waitFor();
    await payWith(page, '4000 0000 0000 0002');
    await page.getByText('The card was declined').waitFor();
    await isSound(page);
    await payWith(page, '4242 4242 4242 4242');
    await page.getByRole('heading', { name: 'Lisbon is booked' }).waitFor();
    await context.close();
  });

  it('says so where no answer came, books nothing twice, and goes on', async () => {
    const { page, context } = await asGuest();
    await hold(page, bookAddress(double, '2027-03-08', '2027-03-10'));
    await page.route('**/confirm', (route) => route.abort());
    await payWith(page, '4242 4242 4242 4242');
    await page.getByText('We got no answer').waitFor();
    await page.unroute('**/confirm');
    await page.getByRole('button', { name: /^Pay/ }).click();
    await page.getByRole('heading', { name: 'Lisbon is booked' }).waitFor();
    await context.close();
  });

  it('waits with the guest for a bank that is away, and says when it is booked', async () => {
    const { page, context } = await asGuest({ theme: 'dark' });
    await hold(page, bookAddress(double, '2027-03-11', '2027-03-13'));
    await payWith(page, '4000 0000 0000 0341');
    await page.getByRole('heading', { name: 'Payment pending' }).waitFor();
    await isSound(page);
    success(await admin.call('putClock', { body: { advance: 'PT2M' } }));
    await page.getByRole('heading', { name: 'Lisbon is booked' }).waitFor();
    await context.close();
  });

  it('shows the old and the new price, and holds at the new one only when told to', async () => {
    const { page, context } = await asGuest({ width: 390 });
    await page.goto(`/hotels/${hotelId}?checkIn=2027-04-01&checkOut=2027-04-03&room=${double}`);
    const press = page.getByRole('button', { name: /^Hold this room/ });
    await press.waitFor();
    const overrides = [{ from: '2027-04-01', to: '2027-04-02', price: '150.00', reason: 'high_demand' as const }];
    success(await owner.call('setPricing', { params: { roomTypeId: double }, body: { overrides } }));
    await press.click();
    await page.getByRole('heading', { name: 'The price has changed' }).waitFor();
    await page.getByText('288.00').waitFor();
    await isSound(page);
    await page.getByRole('button', { name: 'Hold it for 308.00 EUR' }).click();
    await page.getByRole('timer').waitFor();
    await context.close();
  });

  it('offers what is free instead where the room has just been taken, one press away', async () => {
    const other = await asGuest();
    await hold(other.page, bookAddress(single, '2027-04-10', '2027-04-12'));
    await other.context.close();
    const { page, context } = await asGuest();
    await page.goto(bookAddress(single, '2027-04-10', '2027-04-12'));
    await page.getByRole('heading', { name: 'These nights have just sold out' }).waitFor();
    await isSound(page);
    await page.getByRole('link', { name: /^Double/ }).click();
    await page.getByRole('timer').waitFor();
    await page.getByText('Double, Room only, 2 adults').waitFor();
    await context.close();
  });

  it('takes the room again where the time is up and it is still free', async () => {
    const { page, context, faults } = await asGuest();
    await hold(page, bookAddress(double, '2027-04-20', '2027-04-22'));
    success(await admin.call('putClock', { body: { advance: 'PT16M' } }));
    await page.reload();
    await page.getByRole('heading', { name: 'The hold has expired' }).waitFor();
    await isSound(page);
    await payWith(page, '4242 4242 4242 4242');
    await page.getByRole('heading', { name: 'Lisbon is booked' }).waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });

  it('is corrected, changed with the difference first, and cancelled with the refund first', async () => {
    const { page, context, faults } = await asGuest();
    const id = await hold(page, bookAddress(double, '2027-05-03', '2027-05-07'));
    await payWith(page, '4242 4242 4242 4242');
    await page.getByRole('link', { name: 'View booking' }).click();
    await page.getByRole('button', { name: 'Edit guest details' }).click();
    await isSound(page);
    await page.getByLabel('Guest name').fill(guestName);
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText(`${guestName}, 2 adults`).waitFor();
    await page.getByRole('link', { name: 'Change booking' }).click();
    await page.locator('[data-day="2027-05-03"]').click();
    await page.locator('[data-day="2027-05-05"]').click();
    await page.getByText('You get 140.00 EUR back').waitFor();
    await isSound(page);
    await page.getByRole('button', { name: 'Change and get 140.00 EUR back' }).click();
    await page.waitForURL(`**/trips/${id}`);
    await page.getByRole('link', { name: 'Print receipt' }).click();
    await page.getByRole('heading', { name: 'Receipt' }).waitFor();
    await isSound(page);
    await page.getByRole('link', { name: 'Back to the booking' }).click();
    await page.getByRole('button', { name: 'Cancel booking' }).click();
    await page.getByText('You get 420.00 EUR back').waitFor();
    await isSound(page);
    await page.getByRole('button', { name: 'Cancel and get 420.00 EUR back' }).click();
    await page.getByRole('heading', { name: 'Lisbon, cancelled' }).waitFor();
    expect(await page.getByRole('button', { name: 'Cancel booking' }).count()).toBe(0);
    await page.goto('/trips?when=cancelled');
    await page.getByRole('link', { name: 'Lisbon, cancelled' }).first().waitFor();
    await isSound(page);
    expect(faults).toEqual([]);
    await context.close();
  });

  it('leads back in where the session has ended, on the page one was on', async () => {
    const { page, context } = await asGuest();
    const id = await hold(page, bookAddress(double, '2027-05-20', '2027-05-22'));
    await page.getByLabel(/Telephone/).fill('+49 761 555 01 72');
    await context.clearCookies();
    await payWith(page, '4242 4242 4242 4242');
    await page.getByRole('heading', { name: 'Your session has ended' }).waitFor();
    await page.getByLabel('E-mail').fill('guest@example.com');
    await page.getByLabel('Password').fill(demoPassword);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('timer').waitFor();
    expect(page.url()).toContain(id);
    expect(await page.getByLabel(/Telephone/).inputValue()).toBe('+49 761 555 01 72');
    await context.close();
  });

  it('belongs to an account whose name, password and device are its guest’s to change', async () => {
    const { page, context, faults } = await asGuest({ width: 320, locale: 'de-DE', theme: 'dark' });
    await page.goto('/account');
    await page.getByRole('heading', { name: 'Punkte' }).waitFor();
    await isSound(page);
    await page.getByLabel('Darstellung').last().selectOption('light');
    expect(await page.evaluate('document.documentElement.dataset.theme')).toBe('light');
    await page.getByLabel('Name', { exact: true }).fill('Gina Gast');
    await page.getByRole('button', { name: 'Speichern' }).click();
    await page.getByRole('heading', { level: 1, name: 'Gina Gast' }).waitFor();
    expect(faults).toEqual([]);
    await page.goto('/reset#token=worn-out');
    await page.getByLabel('Neues Passwort').fill(password);
    await page.getByRole('button', { name: 'Passwort setzen' }).click();
    await page.getByText('Dieser Link wurde bereits benutzt').waitFor();
    await isSound(page);
    await context.close();
  });

  it('is reviewed once the stay is over, and the review stands on the hotel’s page', async () => {
    const { page, context } = await asGuest();
    const id = await hold(page, bookAddress(double, '2027-01-12', '2027-01-13'));
    await payWith(page, '4242 4242 4242 4242');
    await page.getByRole('heading', { name: 'Lisbon is booked' }).waitFor();
    // Days later every session has ended.
    success(await admin.call('putClock', { body: { advance: 'P4D' } }));
    await page.goto(`/trips/${id}`);
    await page.getByRole('heading', { name: 'Sign in to see your trips' }).waitFor();
    await page.getByLabel('E-mail').fill('guest@example.com');
    await page.getByLabel('Password').fill(demoPassword);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { name: 'How was it?' }).waitFor();
    await isSound(page);
    await page.getByRole('button', { name: 'Publish' }).click();
    await page.getByText('Choose one to five windows.').waitFor();
    await page.getByRole('radio', { name: '4 windows of five' }).check({ force: true });
    await page.getByLabel('Title (optional)').fill('<b>Quiet</b> & warm');
    await page.getByRole('button', { name: 'Publish' }).click();
    await page.getByRole('heading', { name: 'Your review' }).waitFor();
    // Text stays text.
    await page.getByText('<b>Quiet</b> & warm').waitFor();
    await isSound(page);
    await page.goto(`/hotels/${hotelId}`);
    await page.getByText('<b>Quiet</b> & warm').waitFor();
    await context.close();
  });
});
