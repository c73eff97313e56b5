import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../../functions/contract/client.ts';
import { success } from '../support/api-world.ts';
import { NO_CHROMIUM, openBrowser, type Watched, watchedPage } from '../support/browser.ts';
import { goTo, isSound, openPlatform, signIn, soon, unprovoked } from '../support/platform-page.ts';
import { demoPassword, type RunningServer, startServer } from '../support/server.ts';

const stay = { checkIn: '2027-02-10', checkOut: '2027-02-12' };

describe.skipIf(NO_CHROMIUM)('the platform, in the browser of a system admin', () => {
  let server: RunningServer;
  let browser: Browser;
  let guest: Client;
  beforeAll(async () => {
    [server, browser] = await Promise.all([
      startServer({ args: ['--seed', '1', '--clock', '2027-01-10T09:00:00Z', '--no-limits'] }),
      openBrowser(),
    ]);
    guest = await server.signIn('guest@example.com');
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  const open = (path: string, look = {}): Promise<Watched> => openPlatform(browser, server.url, path, look);
  const held = async (): Promise<string> => {
    const { rooms } = success(
      await guest.call('getHotelRooms', { params: { hotelId: 'demo-00000' }, query: { ...stay, guests: '1' } }),
    );
    const roomTypeId = rooms.find(({ offer }) => offer !== null)?.roomType.id ?? '';
    const body = {
      hotelId: 'demo-00000',
      roomTypeId,
      ...stay,
      guests: 1,
      guestName: 'Gina',
      guestEmail: 'gina@example.com',
    };
    const made = await guest.call('createBooking', { body, idempotencyKey: crypto.randomUUID() });
    return success(made).booking.id;
  };
  const confirm = async (bookingId: string): Promise<number> =>
    (await guest.call('confirmBooking', { params: { bookingId }, body: { paymentMethod: 'tok_visa' } })).status;
  const breakPart = (page: Page, part: string, state: string): Promise<void> =>
    page.getByRole('group', { name: part }).getByLabel(state).check({ force: true });

  it('is shown whole in five minutes: every fault made, seen and mended, its mails, webhooks and the clock', async () => {
    const watched = await open('/platform');
    const { page } = watched;
    await page.getByRole('heading', { name: 'All systems operational' }).waitFor();
    await page.getByText('No failing refunds.').waitFor();
    await isSound(page);

    await goTo(page, 'Sandbox');
    await page.getByRole('button', { name: 'Watch events arrive' }).click();
    await page.getByRole('heading', { name: /receiver\/ok$/ }).waitFor();
    await page.getByRole('button', { name: 'Watch a receiver that is down' }).click();
    await page.getByRole('heading', { name: /receiver\/down$/ }).waitFor();
    await isSound(page);

    // Payments are down: the guest's booking waits with its room.
    await breakPart(page, 'Payments', 'Down');
    await page.getByText(/^The booking waits as/).waitFor();
    const admin = await server.signIn('admin@example.com');
    await expect.poll(async () => success(await admin.call('getFaults')).payments, soon).toBe('down');
    const waiting = await held();
    expect(await confirm(waiting)).toBe(202);
    // Search and events are down: the first page says so, and that somebody made it so.
    await breakPart(page, 'Search', 'Down');
    await page.getByText(/^Guests find the same hotels/).waitFor();
    await breakPart(page, 'Events', 'Down');
    await page.getByText(/The e-mail is sent once events are back/).waitFor();
    await goTo(page, 'System');
    await page.getByRole('heading', { name: 'Some parts are degraded' }).waitFor();
    await page.getByText(/^Simulated faults in the sandbox: .*Payments \(Down\)/).waitFor();
    // Each part that is not well says since when.
    await page
      .getByText(/^since .*10 Jan/)
      .first()
      .waitFor();
    await isSound(page);

    await page.getByRole('link', { name: 'Go to the sandbox' }).click();
    await page.getByRole('button', { name: 'Clear all faults' }).click();
    await page.getByText('A card is charged at once.').waitFor();
    await page.getByRole('button', { name: 'Forward 16 minutes' }).click();
    await page.getByText(/^The clock was moved to .*Jobs run:$/).waitFor();
    await page.getByText('Expires holds, settles payments and refunds').waitFor();
    await expect
      .poll(
        async () => success(await guest.call('getBooking', { params: { bookingId: waiting } })).booking.status,
        soon,
      )
      .toBe('confirmed');

    // The mail and the webhooks that follow appear by themselves.
    const mail = page.getByRole('button', { name: /confirmed.*gina@example.com/ }).first();
    await mail.waitFor();
    await mail.click();
    const opened = page.waitForEvent('popup');
    await page.getByRole('link', { name: 'Open rendered' }).click();
    const popup = await opened;
    const { reference } = success(await guest.call('getBooking', { params: { bookingId: waiting } })).booking;
    await popup.getByText(reference).first().waitFor();
    await popup.close();
    const arrived = page.getByRole('region', { name: /receiver\/ok$/ });
    await arrived.getByText('booking.confirmed').first().waitFor();
    await arrived.getByText('Delivered').first().waitFor();
    await page
      .getByRole('region', { name: /receiver\/down$/ })
      .getByText(/answered 422/)
      .first()
      .waitFor();
    await isSound(page);

    // A day on ends every session; the panel leads back in and still says what ran.
    await page.getByRole('button', { name: 'Forward 1 day' }).click();
    await page.getByRole('heading', { name: 'Sign in to your hotels' }).waitFor();
    await isSound(page);
    await signIn(page);
    await page.getByText(/^The clock was moved to .*11.*Jobs run:$/).waitFor();
    guest = await server.signIn('guest@example.com');
    expect([...unprovoked(watched), ...watched.strangers]).toEqual([]);
    await watched.context.close();
  });

  it('is worked by the keyboard alone', async () => {
    const watched = await open('/platform/sandbox', { width: 1024, theme: 'dark' });
    const { page } = watched;
    await page.getByRole('group', { name: 'Search' }).getByLabel('OK').focus();
    await page.keyboard.press('ArrowRight');
    await page.getByText(/^Results are slow/).waitFor();
    await page.keyboard.press('ArrowLeft');
    await page.getByText('Guests can find hotels.').waitFor();
    await isSound(page);
    expect([...unprovoked(watched), ...watched.strangers]).toEqual([]);
    await watched.context.close();
  });

  it('has hotels, queues and refunds, and is nobody else’s', async () => {
    const watched = await open('/platform/hotels', { width: 1024 });
    const { page } = watched;
    await page.getByRole('heading', { name: 'Hotels' }).waitFor();
    await page
      .getByRole('link', { name: /^Nights and bookings/ })
      .first()
      .waitFor();
    await isSound(page);
    await goTo(page, 'Queues');
    await page.getByRole('heading', { name: 'E-mails' }).waitFor();
    await isSound(page);
    await goTo(page, 'Refunds');
    await page.getByText(/^No failing refunds\./).waitFor();
    await isSound(page);
    await page.goto('/platform/nonsense');
    await page.getByRole('heading', { name: 'Page not found' }).waitFor();
    await isSound(page);
    expect([...unprovoked(watched), ...watched.strangers]).toEqual([]);
    await watched.context.close();

    const other = await watchedPage(browser, server.url);
    await other.page.goto('/platform');
    await other.page.getByLabel('E-mail').fill('guest@example.com');
    await other.page.getByLabel('Password').fill(demoPassword);
    await other.page.getByRole('button', { name: 'Sign in' }).click();
    await other.page.getByRole('heading', { name: 'This page is for system admins' }).waitFor();
    await other.context.close();
  });
});
