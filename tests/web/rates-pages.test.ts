import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../../functions/contract/client.ts';
import { success } from '../support/api-world.ts';
import { axeFaults, type Look, NO_CHROMIUM, openBrowser, overflowOf, watchedPage } from '../support/browser.ts';
import { hotelWithPlans } from '../support/rates-page.ts';
import { demoPassword, type RunningServer, startServer } from '../support/server.ts';

describe.skipIf(NO_CHROMIUM)('a hotel with rate plans, people and restrictions, in the browser', () => {
  let server: RunningServer;
  let browser: Browser;
  let owner: Client;
  let hotelId: string;
  let family: string;
  beforeAll(async () => {
    [server, browser] = await Promise.all([
      startServer({ args: ['--seed', '1', '--clock', '2027-01-10T09:00:00Z', '--no-limits'] }),
      openBrowser(),
    ]);
    owner = await server.signIn('owner@example.com');
    ({ hotelId, family } = await hotelWithPlans(owner));
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  const hotelAddress = (stay: string, more = ''): string => `/hotels/${hotelId}?${stay}&room=${family}${more}`;
  const open = async (path: string, look: Look & { readonly signedIn?: boolean } = {}) => {
    const watched = await watchedPage(browser, server.url, look);
    if (look.signedIn) {
      const data = { email: 'guest@example.com', password: demoPassword };
      await watched.page.request.post('/api/v1/auth/login', { data, headers: { Origin: server.url } });
    }
    await watched.page.goto(path);
    return watched;
  };
  const isSound = async (page: Page): Promise<void> => {
    expect(await axeFaults(page)).toEqual([]);
    expect(await overflowOf(page)).toBeLessThanOrEqual(0);
  };
  const plan = (page: Page, name: string) => page.getByRole('radio', { name: new RegExp(`Family room, ${name}`) });

  it('offers its room types by plans, each with what is due now and at the hotel', async () => {
    const { page, context, faults } = await open(hotelAddress('checkIn=2027-02-10&checkOut=2027-02-12&party=2-4-9'));
    await plan(page, 'Half board, Half board, Partial refund until').check({ force: true });
    // 100.00 and 12.50 for each child and 25.00 board for four, two nights: 450.00, and city tax for two adults.
    const board = page.getByRole('region', { name: 'Your stay' });
    await board.getByText('458.00').first().waitFor();
    await board.getByText('270.00').waitFor();
    await board.getByText('188.00').waitFor();
    await page.getByText('Too small for your party: up to 2 people').waitFor();
    await isSound(page);
    await page.getByRole('button', { name: 'Price details' }).click();
    const dialog = page.getByRole('dialog', { name: 'Price details' });
    expect(await dialog.getByRole('row', { name: /Wed,? 10 Feb/ }).textContent()).toMatch(
      /100\.00.*25\.00.*100\.00.*225\.00/,
    );
    await isSound(page);
    expect(faults).toEqual([]);
    await context.close();
  });

  it('is found with its nights, its plan and what is due when; boards and refunds filter in the address', async () => {
    const { page, context, faults } = await open(
      '/search?location=Lisbon,+PT&checkIn=2027-02-10&checkOut=2027-02-12&party=2-4-9',
    );
    const row = page.getByRole('listitem').filter({ hasText: 'Pensão da Graça' });
    await row.getByText('Standard, Room only').waitFor();
    // Two nights of 100.00 and 12.50 for each child, and city tax for two adults at the hotel.
    await row.getByText('129.00 per night with taxes').waitFor();
    await row.getByText('now 250.00').waitFor();
    await row.getByText('at the hotel 8.00').waitFor();
    await row.getByText('Refundable until').waitFor();
    await isSound(page);
    await page.getByRole('checkbox', { name: /^Half board/ }).check();
    await row.getByText('Half board, Half board').waitFor();
    await row.getByText('now 270.00').waitFor();
    await page.getByRole('checkbox', { name: /^Refundable/ }).check();
    await expect.poll(() => new URL(page.url()).searchParams.get('refundable')).toBe('true');
    expect(new URL(page.url()).searchParams.get('boards')).toBe('half_board');
    await row.getByRole('link').click();
    await page.getByRole('heading', { level: 1, name: 'Pensão da Graça' }).waitFor();
    expect(new URL(page.url()).searchParams.get('party')).toBe('2-4-9');
    await page.goBack();
    await row.getByText('now 270.00').waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });

  it('lets one pick only what its restrictions allow, and says why', async () => {
    const { page, context } = await open(hotelAddress('checkIn=2027-02-10&checkOut=2027-02-12'));
    const night = (day: string) => page.locator(`[data-day="${day}"]`);
    await page.getByRole('button', { name: /14 February 2027.*no check-in/ }).click({ force: true });
    await page
      .getByText('No check-in on Sun 14 Feb')
      .or(page.getByText('No check-in on Sun, 14 Feb'))
      .first()
      .waitFor();
    expect(new URL(page.url()).searchParams.get('checkIn')).toBe('2027-02-10');
    await night('2027-02-19').click();
    await expect.poll(() => new URL(page.url()).searchParams.get('checkOut')).toBe('2027-02-22');
    await night('2027-02-20').click({ force: true });
    await page.getByText('Only for 3 nights or more').first().waitFor();
    await isSound(page);
    await night('2027-02-22').click();
    await expect.poll(() => new URL(page.url()).searchParams.get('checkOut')).toBe('2027-02-23');
    await context.close();
  });

  it('refuses nights that were typed into the address, and offers the length that it allows', async () => {
    const { page, context } = await open(hotelAddress('checkIn=2027-02-19&checkOut=2027-02-20&party=2-4'), {
      width: 768,
      theme: 'dark',
    });
    const board = page.getByRole('region', { name: 'Your stay' });
    await board.getByText('Only for 3 nights or more').waitFor();
    expect(await page.getByRole('button', { name: /^Hold/ }).count()).toBe(0);
    await isSound(page);
    await board.getByRole('button', { name: 'Stay 3 nights' }).click();
    await page.getByRole('button', { name: /^Hold this room/ }).waitFor();
    expect(new URL(page.url()).searchParams.get('checkOut')).toBe('2027-02-22');
    await context.close();
  });

  it('changes a stay to nights that it allows and to no others, as its calendar does', async () => {
    const guest = await server.signIn('guest@example.com');
    const named = { guestName: 'Ada Lovelace', guestEmail: 'guest@example.com' };
    const wanted = {
      hotelId,
      roomTypeId: family,
      checkIn: '2027-02-11',
      checkOut: '2027-02-13',
      guests: 2,
      rooms: 1,
      ...named,
    };
    const held = await guest.call('createBooking', { body: wanted, idempotencyKey: 'to be changed' });
    const { id } = success(held).booking;
    const paid = { params: { bookingId: id }, body: { paymentMethod: 'tok_visa' }, idempotencyKey: 'pay it' };
    success(await guest.call('confirmBooking', paid));
    const { page, context, faults } = await open(`/trips/${id}/change`, { signedIn: true });
    const night = (day: string) => page.locator(`[data-day="${day}"]`);
    const nights = async (): Promise<string[]> => {
      const days: string[] = [];
      for (const cell of await page.locator('[data-day][aria-pressed="true"]').all()) {
        days.push((await cell.getAttribute('data-day')) ?? '');
      }
      return days;
    };
    await page.getByRole('button', { name: /11 February 2027.*booked.*your night/ }).waitFor();
    // No check-in on the 14th: the press is explained, and the stay is as it was.
    expect(await night('2027-02-14').getAttribute('aria-disabled')).toBe('true');
    await night('2027-02-14').click({ force: true });
    await page.getByText(/No check-in on Sun,? 14 Feb/).waitFor();
    expect(await nights()).toEqual(['2027-02-11', '2027-02-12']);
    // At least three nights from the 19th: they are taken at once, and a shorter stay cannot be picked.
    await page.getByRole('button', { name: /19 February 2027.*minimum stay 3 nights/ }).click();
    expect(await nights()).toEqual(['2027-02-19', '2027-02-20', '2027-02-21']);
    expect(await night('2027-02-20').getAttribute('aria-disabled')).toBe('true');
    await isSound(page);
    await night('2027-02-22').click();
    await page.getByText(/^You pay [\d.]+ EUR more$/).waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });

  it('takes two presses on its hold as one: the way back leads to the hotel', async () => {
    const seen = hotelAddress('checkIn=2027-03-01&checkOut=2027-03-03');
    const { page, context } = await open(seen);
    await page.getByRole('button', { name: /^Hold this room/ }).dblclick();
    await page.waitForURL('**/book?*');
    await page.goBack();
    await page.getByRole('heading', { level: 1, name: 'Pensão da Graça' }).waitFor();
    expect(new URL(page.url()).pathname).toBe(`/hotels/${hotelId}`);
    await context.close();
  });

  it('takes a family in two rooms for a deposit, and says what is paid at the hotel and what a cancellation keeps', async () => {
    const { page, context, faults } = await open(hotelAddress('checkIn=2027-03-10&checkOut=2027-03-12&party=2-4-9,2'), {
      signedIn: true,
      width: 390,
    });
    await plan(page, 'Half board').check({ force: true });
    await page.getByRole('button', { name: /^Hold 2 rooms/ }).click();
    await page.getByRole('timer').waitFor();
    await page.getByText('Family room, Half board, Half board, 4 adults, 2 children').waitFor();
    // Two nights of 225.00 for the family and 150.00 for the two, and city tax for four adults.
    const stay = page.getByRole('region', { name: 'Your stay' });
    await stay.getByText('766.00').waitFor();
    await stay.getByText('City tax, paid at the hotel').waitFor();
    expect(await stay.getByRole('listitem').allTextContents()).toEqual(
      expect.arrayContaining([
        'Pay now, by card450.00',
        'Due at the hotel316.00',
        'rest of the price300.00',
        'City tax16.00',
      ]),
    );
    await page.getByText('cancellation fee: the first night').waitFor();
    await isSound(page);
    await page.getByLabel('Card number').fill('4242424242424242');
    await page.getByLabel('Expiry date').fill('08 / 39');
    await page.getByLabel('Security code').fill('123');
    await page.getByRole('button', { name: 'Pay 450.00 EUR and book' }).click();
    await page.getByRole('heading', { name: 'Lisbon is booked' }).waitFor();
    await page.getByText('316.00 EUR due at the hotel').waitFor();
    await isSound(page);
    await page.getByRole('link', { name: 'View booking' }).click();
    await page.getByText('4 adults, 2 children').first().waitFor();
    await page.getByText('cancellation fee: the first night').waitFor();
    await isSound(page);
    await page.getByRole('link', { name: 'Print receipt' }).click();
    await page.getByText('City tax, paid at the hotel').waitFor();
    await isSound(page);
    await page.getByRole('link', { name: 'Back to the booking' }).click();
    await page.getByRole('link', { name: 'Change booking' }).click();
    await page.getByLabel('Age of child 2').selectOption('2');
    await page.getByRole('button', { name: 'Remove this room' }).last().click();
    // 180.00 of the deposit was for the other room; no more comes back than a cancellation would give.
    await page.getByText('You get 75.00 EUR back').waitFor();
    await isSound(page);
    await page.goBack();
    await page.getByRole('button', { name: 'Cancel booking' }).click();
    await page.getByRole('button', { name: 'Cancel and get 75.00 EUR back' }).click();
    await page.getByRole('heading', { name: 'Lisbon, cancelled' }).waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });

  it('books without a card where all is paid at the hotel, and a cancellation costs nothing', async () => {
    const { page, context, faults } = await open(hotelAddress('checkIn=2027-03-20&checkOut=2027-03-22'), {
      signedIn: true,
      theme: 'dark',
    });
    await plan(page, 'Pay on arrival').check({ force: true });
    await page.getByText('No card is needed. You book on the next page').waitFor();
    await page.getByRole('button', { name: /^Hold this room/ }).click();
    await page.getByRole('timer').waitFor();
    await page.getByText('218.00').first().waitFor();
    expect(await page.getByLabel('Card number').count()).toBe(0);
    await isSound(page);
    await page.getByRole('button', { name: 'Book and pay at the hotel' }).click();
    await page.getByRole('heading', { name: 'Lisbon is booked' }).waitFor();
    await page.getByText('Free cancellation').waitFor();
    await page.getByText('218.00 EUR due at the hotel').waitFor();
    await isSound(page);
    await page.getByRole('link', { name: 'View booking' }).click();
    await page.getByText('you can cancel free of charge before the stay').waitFor();
    await isSound(page);
    await page.getByRole('button', { name: 'Cancel booking' }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Cancel/ })
      .click();
    await page.getByRole('heading', { name: 'Lisbon, cancelled' }).waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });

  it('changes its prices with the people who come, whose number and ages stay in the address', async () => {
    const { page, context } = await open(hotelAddress('checkIn=2027-02-10&checkOut=2027-02-12'));
    const board = page.getByRole('region', { name: 'Your stay' });
    await board.getByRole('button', { name: /2 adults, 1 room/ }).click();
    await page.getByRole('button', { name: 'One more: Children' }).click();
    await page.getByLabel('Age of child 1').selectOption('4');
    await expect.poll(() => new URL(page.url()).searchParams.get('party')).toBe('2-4');
    await isSound(page);
    await page.getByRole('button', { name: 'Done' }).click();
    await board.getByText('2 adults, 1 child, 1 room').waitFor();
    // Two nights of 100.00 and 12.50 for the child.
    await board.getByText('225.00').first().waitFor();
    await context.close();
  });
});
