import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../../functions/contract/client.ts';
import { success } from '../support/api-world.ts';
import { axeFaults, type Look, NO_CHROMIUM, openBrowser, overflowOf, watchedPage } from '../support/browser.ts';
import { demoPassword, type RunningServer, startServer } from '../support/server.ts';

describe.skipIf(NO_CHROMIUM)('a booking that is interrupted', () => {
  let server: RunningServer;
  let browser: Browser;
  let guest: Client;
  let hotelId: string;
  let attic: string;
  let double: string;
  beforeAll(async () => {
    [server, browser] = await Promise.all([
      startServer({ args: ['--seed', '1', '--clock', '2027-01-10T09:00:00Z', '--no-limits'] }),
      openBrowser(),
    ]);
    const owner = await server.signIn('owner@example.com');
    guest = await server.signIn('guest@example.com');
    const place = { address: 'Rua da Prata 1', city: 'Lisbon', country: 'PT', latitude: 38.71, longitude: -9.14 };
    hotelId = success(await owner.call('createHotel', { body: { name: 'Pensão da Graça', ...place } })).hotel.id;
    const room = async (name: string, totalRooms: number): Promise<string> => {
      const body = { hotelId, name, basePrice: '140.00', maxGuests: 3, totalRooms };
      return success(await owner.call('createRoomType', { body })).roomType.id;
    };
    [attic, double] = [await room('Attic', 1), await room('Double', 9)];
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  const asGuest = async (look: Look = {}) => {
    const watched = await watchedPage(browser, server.url, look);
    const data = { email: 'guest@example.com', password: demoPassword };
    await watched.page.request.post('/api/v1/auth/login', { data, headers: { Origin: server.url } });
    return watched;
  };
  const bookAddress = (roomTypeId: string, checkIn: string, checkOut: string): string =>
    `/book?hotelId=${hotelId}&roomTypeId=${roomTypeId}&checkIn=${checkIn}&checkOut=${checkOut}&party=2`;
  /** Holds a room, and answers the booking's id. */
  const hold = async (page: Page, address: string): Promise<string> => {
    await page.goto(address);
    await page.waitForURL(/\/book\/[^?]+$/);
    await page.getByRole('timer').waitFor();
    return new URL(page.url()).pathname.split('/').at(-1) ?? '';
  };
  const typeCard = async (page: Page): Promise<void> => {
    await page.getByLabel('Card number').fill('4242 4242 4242 4242');
    await page.getByLabel('Expiry date').fill('08 / 39');
    await page.getByLabel('Security code').fill('123');
  };
  const pay = (page: Page): Promise<void> => page.getByRole('button', { name: /^Pay/ }).click();
  const booked = (page: Page) => page.getByRole('heading', { name: 'Lisbon is booked' }).waitFor();
  const advance = async (by: string): Promise<void> => {
    const admin = await server.signIn('admin@example.com');
    success(await admin.call('putClock', { body: { advance: by } }));
  };
  /** Seconds that the page says are left. */
  const shownLeft = async (page: Page): Promise<number> => {
    const [, minutes = '', seconds = ''] =
      /(\d\d):(\d\d)/.exec((await page.getByRole('timer').textContent()) ?? '') ?? [];
    return Number(minutes) * 60 + Number(seconds);
  };
  /** Seconds left by the system's own clock. */
  const trulyLeft = async (bookingId: string): Promise<number> => {
    const { booking } = success(await guest.call('getBooking', { params: { bookingId } }));
    const told = (await fetch(`${server.url}/api/v1/auth/session`)).headers.get('x-server-time') ?? '';
    return (Date.parse(booking.expiresAt) - Date.parse(told)) / 1000;
  };
  /** A wrong clock is off by hours here; a busy machine takes seconds to read. */
  const isRight = async (page: Page, bookingId: string): Promise<void> => {
    await expect
      .poll(async () => Math.abs((await shownLeft(page)) - (await trulyLeft(bookingId))), { timeout: 60_000 })
      .toBeLessThan(30);
  };

  it('by a lost connection keeps what was typed, and goes on when it is back', async () => {
    const { page, context } = await asGuest({ width: 390, theme: 'dark' });
    await hold(page, bookAddress(double, '2027-02-01', '2027-02-03'));
    await page.getByLabel(/Special requests/).fill('A quiet room');
    await typeCard(page);
    await context.setOffline(true);
    await page.getByText('You are offline.').waitFor();
    await pay(page);
    await page.getByText('We got no answer').waitFor();
    expect(await page.getByLabel(/Special requests/).inputValue()).toBe('A quiet room');
    expect(await axeFaults(page)).toEqual([]);
    expect(await overflowOf(page)).toBeLessThanOrEqual(0);
    await context.setOffline(false);
    await expect.poll(() => page.getByText('You are offline.').count()).toBe(0);
    await pay(page);
    await booked(page);
    await context.close();
  });

  it('by sleep, on a device whose clock is years off, shows the time that is left by the system’s clock', async () => {
    const { page, context } = await asGuest();
    await page.clock.install({ time: new Date('2031-06-01T03:00:00Z') });
    const id = await hold(page, bookAddress(double, '2027-02-05', '2027-02-07'));
    await isRight(page, id);
    expect(await shownLeft(page)).toBeGreaterThan(600);
    // The lid is closed for six minutes: no tick is counted meanwhile.
    await advance('PT6M');
    await page.clock.fastForward('06:00');
    await isRight(page, id);
    // Nine minutes, and what `isRight` allows.
    expect(await shownLeft(page)).toBeLessThan(570);
    await context.close();
  });

  it('by a second tab is one booking, paid once', async () => {
    const { page, context } = await asGuest();
    const id = await hold(page, bookAddress(double, '2027-02-10', '2027-02-12'));
    const second = await context.newPage();
    await second.goto(`/book/${id}`);
    await second.getByRole('timer').waitFor();
    await isRight(second, id);
    await typeCard(page);
    await typeCard(second);
    await pay(page);
    await booked(page);
    await pay(second);
    await booked(second);
    const { items } = success(await guest.call('getPayments', { params: { bookingId: id } }));
    expect(items.map(({ kind, status }) => [kind, status])).toEqual([['charge', 'succeeded']]);
    await context.close();
  });

  it('until the time is up and somebody else has the room is told so, with nothing charged', async () => {
    const { page, context } = await asGuest();
    const id = await hold(page, bookAddress(attic, '2027-02-15', '2027-02-17'));
    await advance('PT16M');
    const other = await asGuest();
    await hold(other.page, bookAddress(attic, '2027-02-15', '2027-02-17'));
    await other.context.close();
    await typeCard(page);
    await pay(page);
    await page.getByText('These nights have just sold out. Nothing was charged.').waitFor();
    const { items } = success(await guest.call('getPayments', { params: { bookingId: id } }));
    expect(items).toEqual([]);
    await context.close();
  });

  it('and changed in another tab is explained where this one is behind, and shown as it is now', async () => {
    const { page, context } = await asGuest();
    const id = await hold(page, bookAddress(double, '2027-02-20', '2027-02-22'));
    await typeCard(page);
    await pay(page);
    await booked(page);
    await page.goto(`/trips/${id}`);
    await page.getByRole('button', { name: 'Edit guest details' }).click();
    const body = { guestName: 'Grace Hopper' };
    success(await guest.call('changeBooking', { params: { bookingId: id }, body }));
    await page.getByLabel('Guest name').fill('Ada Lovelace');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('This booking was changed elsewhere since you opened it.').waitFor();
    // What was typed is kept; what the other tab wrote is not written over unseen.
    expect(await page.getByLabel('Guest name').inputValue()).toBe('Ada Lovelace');
    const { booking } = success(await guest.call('getBooking', { params: { bookingId: id } }));
    expect(booking.guestName).toBe('Grace Hopper');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Ada Lovelace, 2 adults').waitFor();
    await context.close();
  });

  it('by nothing but a slow device on a slow network goes from the first page to its hold', async () => {
    const { page, context, faults, strangers } = await asGuest({ width: 390 });
    page.setDefaultTimeout(120_000);
    const devtools = await context.newCDPSession(page);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    // 3G, as Chrome's own preset has it.
    const slow = { offline: false, latency: 300, downloadThroughput: 200_000, uploadThroughput: 93_750 };
    await devtools.send('Network.emulateNetworkConditions', slow);
    await page.goto('/');
    await page.getByRole('combobox', { name: 'Where' }).fill('Lisbon, PT');
    await page.getByRole('button', { name: /^Search/ }).click();
    await page.getByRole('link', { name: 'Pensão da Graça' }).first().click();
    await page.getByRole('heading', { level: 1, name: 'Pensão da Graça' }).waitFor();
    await page.goto(`/hotels/${hotelId}?checkIn=2027-03-01&checkOut=2027-03-03&room=${double}`);
    await page.getByRole('button', { name: /^Hold this room/ }).click();
    await page.getByRole('timer').waitFor();
    expect(await overflowOf(page)).toBeLessThanOrEqual(0);
    expect(faults).toEqual([]);
    expect(strangers).toEqual([]);
    await context.close();
  });
});
