import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../../functions/contract/client.ts';
import { success } from '../support/api-world.ts';
import { axeFaults, type Look, NO_CHROMIUM, openBrowser, overflowOf, watchedPage } from '../support/browser.ts';
import { demoPassword, type RunningServer, startServer } from '../support/server.ts';

const clock = '2027-01-10T09:00:00Z';
const stay = { checkIn: '2027-02-10', checkOut: '2027-02-12' };

describe.skipIf(NO_CHROMIUM)("the hotel's settings, in the browser", () => {
  let server: RunningServer;
  let browser: Browser;
  let admin: Client;
  let owner: Client;
  beforeAll(async () => {
    [server, browser] = await Promise.all([
      startServer({ args: ['--seed', '2', '--clock', clock, '--no-limits'] }),
      openBrowser(),
    ]);
    admin = await server.signIn('admin@example.com');
    owner = await server.signIn('owner@example.com');
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  /** A page of somebody who is signed in. */
  const pageOf = async (email: string, path: string, look: Look = {}, password = demoPassword) => {
    const watched = await watchedPage(browser, server.url, look);
    const login = { data: { email, password }, headers: { Origin: server.url } };
    expect((await watched.context.request.post('/api/v1/auth/login', login)).status()).toBe(200);
    await watched.page.goto(path);
    return watched;
  };
  const isSound = async (page: Page): Promise<void> => {
    expect(await axeFaults(page)).toEqual([]);
    expect(await overflowOf(page)).toBeLessThanOrEqual(0);
  };
  const hotelOf = async (hotelId: string) => success(await admin.call('getOwnHotel', { params: { hotelId } }));
  const settings = (hotelId: string, part: string): string => `/manage/${hotelId}/property?part=${part}`;

  it('an owner opens a hotel from nothing to its first booking', { timeout: 120_000 }, async () => {
    const email = 'nova.dona@example.com';
    const password = 'a-quiet-house-by-the-sea';
    const anyone = server.client;
    const { user } = success(
      await anyone.call('register', { body: { email, password, name: 'Nova Dona', transport: 'bearer' } }),
    );
    success(await admin.call('changeUser', { params: { userId: user.id }, body: { role: 'hotel_admin' } }));
    const { page, context, faults, strangers } = await pageOf(email, '/manage', {}, password);
    await page.getByText('You have no hotel here yet.').waitFor();
    await page.getByRole('link', { name: 'Open a hotel' }).click();

    // Nothing is typed: each field that is needed says so, and nothing is made.
    await page.getByRole('button', { name: 'Create the hotel' }).click();
    await page.getByText('Nothing was saved.').waitFor();
    await expect.poll(() => page.evaluate('document.activeElement.getAttribute("aria-invalid")')).toBe('true');

    await page.getByLabel('Name', { exact: true }).fill('Casa Nova');
    // The town by keyboard alone.
    await page.getByRole('combobox', { name: 'Town' }).focus();
    await page.keyboard.type('Lisb');
    await page
      .getByRole('option', { name: /^Lisbon/ })
      .first()
      .waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByLabel('Street and number').fill('Rua da Rosa 1');
    const latitude = page.getByLabel('Latitude');
    const before = Number(await latitude.inputValue());
    await page.getByRole('button', { name: /^Where the hotel is/ }).focus();
    await page.keyboard.press('ArrowUp');
    await expect.poll(async () => Number(await latitude.inputValue())).toBeGreaterThan(before);
    await page.getByLabel('Free Wi-Fi').check();
    await isSound(page);
    await page.getByRole('button', { name: 'Create the hotel' }).click();

    await page.waitForURL('**/property?part=rooms');
    const hotelId = /manage\/([^/]+)/.exec(page.url())?.[1] ?? '';
    await page.getByText('Europe/Lisbon, prices in EUR').waitFor();
    expect((await hotelOf(hotelId)).hotel).toMatchObject({
      status: 'pending',
      country: 'PT',
      amenities: ['free_wifi'],
    });
    expect(await page.getByRole('button', { name: 'Put it on sale' }).isDisabled()).toBe(true);

    const form = page.getByRole('form', { name: 'Add a room type' });
    await form.getByLabel('Name', { exact: true }).fill('Double with a view');
    await form.getByLabel('Price per night').fill('120,555');
    await form.getByLabel('Rooms of this type').fill('3');
    await form.getByRole('button', { name: 'Create' }).click();
    await form.getByText('EUR has 2 decimals.').waitFor();
    await form.getByLabel('Price per night').fill('120,50');
    await form.getByRole('button', { name: 'Create' }).click();
    await page.getByRole('button', { name: /Double with a view/ }).waitFor();
    await isSound(page);
    await page.getByRole('button', { name: 'Put it on sale' }).click();
    await page.getByRole('heading', { name: 'Before the first booking' }).waitFor({ state: 'hidden' });

    const guest = await server.signIn('guest@example.com');
    const query = { ...stay, party: '2' };
    const { rooms } = success(await guest.call('getHotelRooms', { params: { hotelId }, query }));
    expect(rooms[0]?.offer?.totals.total).toEqual({ amount: '241.00', currency: 'EUR' });
    const body = {
      hotelId,
      roomTypeId: rooms[0]?.roomType.id ?? '',
      ...stay,
      guests: 2,
      guestName: 'Ana',
      guestEmail: 'ana@example.com',
    };
    const { booking } = success(await guest.call('createBooking', { body, idempotencyKey: 'first-booking' }));
    const paid = await guest.call('confirmBooking', {
      params: { bookingId: booking.id },
      body: { paymentMethod: 'tok_visa' },
    });
    expect(success(paid).booking).toMatchObject({ status: 'confirmed', hotelName: 'Casa Nova' });
    // Two refusals were provoked; Chromium prints each to its console.
    expect(faults.filter((fault) => !fault.includes('status of 400'))).toEqual([]);
    expect(strangers).toEqual([]);
    await context.close();
  });

  it('taxes and cancellation say what a guest pays and gets back, as the system computes it', async () => {
    const { hotel } = success(await owner.call('getOwnHotel', { params: { hotelId: 'demo-00001' } }));
    const { id, ownerId, rating, reviewCount, createdAt, updatedAt, version, ...facts } = hotel;
    const cancellationPolicy = { steps: [{ hoursBeforeCheckIn: 48, refundPercent: 50 }] };
    success(await owner.call('replaceHotel', { params: { hotelId: id }, body: { ...facts, cancellationPolicy } }));
    const { page, context, faults } = await pageOf('owner@example.com', settings(id, 'facts'));
    await page.getByRole('button', { name: 'Add a tax or fee' }).click();
    await page.getByLabel('Name', { exact: true }).last().fill('Cleaning');
    await page.getByLabel('Charged').last().selectOption('per_stay');
    await page.getByLabel('Amount').last().fill('7');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved.').waitFor();
    const example = page.getByRole('region', { name: 'For example' });
    await example.getByText('Cleaning').waitFor();
    const { taxes } = (await hotelOf('demo-00001')).hotel;
    expect(taxes.at(-1)).toEqual({ name: 'Cleaning', kind: 'per_stay', value: '7' });

    await page.getByRole('button', { name: 'Add a step' }).click();
    await page.getByLabel('Until', { exact: true }).last().fill('1');
    await page.getByLabel('Refund', { exact: true }).last().fill('100');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('A step nearer to check-in cannot refund more.').waitFor();
    await page.getByRole('button', { name: 'Discard' }).click();
    await isSound(page);
    expect(faults.filter((fault) => !fault.includes('status of 400'))).toEqual([]);
    await context.close();
  });

  it('a tab that is behind names what changed meanwhile, and keeps both or loads it', async () => {
    const { page, context, faults } = await pageOf('owner@example.com', settings('demo-00000', 'facts'));
    const street = page.getByLabel('Street and number');
    const { hotel } = await hotelOf('demo-00000');
    await street.fill('Rua Nova 2');
    const { id, ownerId, rating, reviewCount, createdAt, updatedAt, version, ...facts } = hotel;
    success(
      await owner.call('replaceHotel', { params: { hotelId: id }, body: { ...facts, description: 'New words.' } }),
    );
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('This was changed elsewhere while you had it open: Description.').waitFor();
    expect((await hotelOf(id)).hotel).toMatchObject({ address: hotel.address, description: 'New words.' });
    // A reload keeps what was typed, and the bar.
    await page.reload();
    await page.getByText('This was changed elsewhere while you had it open: Description.').waitFor();
    await isSound(page);
    await page.getByRole('button', { name: 'Keep both' }).click();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved.').waitFor();
    expect((await hotelOf(id)).hotel).toMatchObject({ address: 'Rua Nova 2', description: 'New words.' });
    expect(faults.filter((fault) => !fault.includes('status of 412'))).toEqual([]);
    await context.close();
  });

  it('numbers many rooms at once, and says at its field which number is there already', async () => {
    const { hotel, roomTypes } = success(await owner.call('getOwnHotel', { params: { hotelId: 'demo-00001' } }));
    const { page, context, faults } = await pageOf('owner@example.com', settings(hotel.id, 'units'), { width: 1024 });
    const numbers = page.getByLabel('Numbers', { exact: true });
    await page.getByLabel('Room type').selectOption(roomTypes[0]?.id ?? '');
    await numbers.fill('901–904, 903');
    await page.getByText('Entered twice: 903.').waitFor();
    await numbers.fill('901–904');
    await numbers.press('Enter');
    await page.getByText('4 added.').waitFor();
    await page.getByRole('button', { name: /^904/ }).waitFor();
    await numbers.fill('904');
    await page.getByText('Already exist: 904.').waitFor();
    await isSound(page);
    // The other way to a number that is taken: by renaming.
    await page.getByRole('button', { name: /^903/ }).press('Enter');
    await page.getByLabel('Number', { exact: true }).fill('904');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('This already exists.').waitFor();
    expect(faults.filter((fault) => !fault.includes('status of 422'))).toEqual([]);
    await context.close();
  });

  it('sells by a plan of its own, and keeps the last plan on sale', async () => {
    const { page, context, faults } = await pageOf('owner@example.com', settings('demo-00000', 'plans'), {
      theme: 'dark',
    });
    await page.getByRole('button', { name: 'Add a rate plan' }).click();
    const form = page.getByRole('form', { name: 'Add a rate plan' });
    await form.getByLabel('Name', { exact: true }).fill('Early bird');
    await form.getByLabel('Price', { exact: true }).selectOption('percent');
    await form.getByLabel('Percent', { exact: true }).fill('-15');
    await form.getByLabel('Minimum days ahead').fill('60');
    await form.getByLabel('Minimum nights').fill('5');
    await form.getByLabel('Maximum nights').fill('3');
    await form.getByRole('button', { name: 'Create' }).click();
    await form.getByText('This is above the maximum beside it.').waitFor();
    await form.getByLabel('Maximum nights').fill('');
    await isSound(page);
    await form.getByRole('button', { name: 'Create' }).click();
    await page.getByRole('button', { name: /^Early bird/ }).waitFor();
    const { items } = success(await owner.call('listRatePlans', { params: { hotelId: 'demo-00000' } }));
    expect(items.find(({ name }) => name === 'Early bird')).toMatchObject({
      price: { kind: 'percent', value: '-15' },
      minAdvanceDays: 60,
      minStay: 5,
      maxStay: null,
      audience: { kind: 'public' },
    });
    expect(faults.filter((fault) => !fault.includes('status of 400'))).toEqual([]);
    await context.close();
  });

  it('shows the secret of a webhook once', async () => {
    const { page, context } = await pageOf('owner@example.com', settings('demo-00000', 'webhooks'));
    await page.getByRole('button', { name: 'Add a webhook' }).click();
    const form = page.getByRole('form', { name: 'Add a webhook' });
    await form.getByLabel('Address').fill('https://10.0.0.1/hook');
    await form.getByRole('button', { name: 'Create' }).click();
    await form.getByText(/The system does not call this address/).waitFor();
    await form.getByLabel('Address').fill('https://pms.example.com/hook');
    await form.getByRole('button', { name: 'Create' }).click();
    await page.getByText(/^whsec_/).waitFor();
    await isSound(page);
    await page.getByRole('button', { name: 'I have saved it' }).click();
    await page.getByText(/^whsec_/).waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: /pms\.example\.com/ }).click();
    await page.getByText('No deliveries in the last thirty days.').waitFor();
    await context.close();
  });
});
