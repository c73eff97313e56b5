import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../../functions/contract/client.ts';
import { success } from '../support/api-world.ts';
import { axeFaults, NO_CHROMIUM, openBrowser, overflowOf, type Watched, watchedPage } from '../support/browser.ts';
import { demoPassword, type RunningServer, startServer } from '../support/server.ts';

const soon = { timeout: 15_000 };
const stay = { checkIn: '2027-02-10', checkOut: '2027-02-12' };
/** Chrome prints every answer of 400 and above; those a step provokes are no faults of the page. */
const unprovoked = ({ faults }: Watched): string[] =>
  faults.filter((text) => !text.includes('Failed to load resource'));

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

  const isSound = async (page: Page): Promise<void> => {
    expect(await axeFaults(page)).toEqual([]);
    expect(await overflowOf(page)).toBeLessThanOrEqual(0);
  };
  const signIn = async (page: Page): Promise<void> => {
    await page.getByLabel('E-mail').fill('admin@example.com');
    await page.getByLabel('Password').fill(demoPassword);
    await page.getByRole('button', { name: 'Sign in' }).click();
  };
  const open = async (path: string, look = {}): Promise<Watched> => {
    const watched = await watchedPage(browser, server.url, look);
    await watched.page.goto(path);
    await signIn(watched.page);
    return watched;
  };
  const goTo = (page: Page, name: string): Promise<void> =>
    page.getByRole('navigation', { name: 'Pages of the platform' }).getByRole('link', { name }).click();
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
    await page.getByRole('heading', { name: 'Everything works' }).waitFor();
    await page.getByText('No refund keeps failing.').waitFor();
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
    await page.getByText(/Its mail is sent once events are back/).waitFor();
    await goTo(page, 'System');
    await page.getByRole('heading', { name: 'The system works, but not all of it' }).waitFor();
    await page.getByText(/^Broken on purpose in the sandbox: .*Payments \(Down\)/).waitFor();
    await isSound(page);

    await page.getByRole('link', { name: 'To the sandbox' }).click();
    await page.getByRole('button', { name: 'Mend everything' }).click();
    await page.getByText('A card is charged at once.').waitFor();
    await page.getByRole('button', { name: '16 minutes on' }).click();
    await page.getByText(/^The clock was moved to .*What ran:$/).waitFor();
    await page.getByText('Lets holds run out, settles payments and refunds').waitFor();
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
    await page.getByRole('link', { name: 'Open it as it looks' }).click();
    const popup = await opened;
    const { reference } = success(await guest.call('getBooking', { params: { bookingId: waiting } })).booking;
    await popup.getByText(reference).first().waitFor();
    await popup.close();
    const arrived = page.getByRole('region', { name: /receiver\/ok$/ });
    await arrived.getByText('booking.confirmed').first().waitFor();
    await arrived.getByText('Arrived').first().waitFor();
    await page
      .getByRole('region', { name: /receiver\/down$/ })
      .getByText(/answered 422/)
      .first()
      .waitFor();
    await isSound(page);

    // A day on ends every session; the panel leads back in and still says what ran.
    await page.getByRole('button', { name: 'A day on' }).click();
    await page.getByRole('heading', { name: 'Sign in to your hotels' }).waitFor();
    await isSound(page);
    await signIn(page);
    await page.getByText(/^The clock was moved to .*11.*What ran:$/).waitFor();
    guest = await server.signIn('guest@example.com');
    expect([...unprovoked(watched), ...watched.strangers]).toEqual([]);
    await watched.context.close();
  });

  it('is worked by the keyboard alone', async () => {
    const watched = await open('/platform/sandbox', { width: 1024, theme: 'dark' });
    const { page } = watched;
    await page.getByRole('group', { name: 'Search' }).getByLabel('Works').focus();
    await page.keyboard.press('ArrowRight');
    await page.getByText(/^Guests wait for the results/).waitFor();
    await page.keyboard.press('ArrowLeft');
    await page.getByText('Guests find hotels.').waitFor();
    await isSound(page);
    expect([...unprovoked(watched), ...watched.strangers]).toEqual([]);
    await watched.context.close();
  });

  it('changes settings within their bounds, and never over what another admin has set', async () => {
    const watched = await open('/platform/settings');
    const { page } = watched;
    const field = page.getByLabel('A hold lasts, minutes');
    await field.fill('99');
    await page.getByRole('button', { name: 'Save 1 change' }).click();
    await page
      .getByText(/1 to 60\./)
      .first()
      .waitFor();
    await expect.poll(() => field.getAttribute('aria-invalid'), soon).toBe('true');
    await field.fill('20');
    await page.getByRole('button', { name: 'Save 1 change' }).click();
    await page.getByText('Saved. In force everywhere within 5 seconds.').waitFor();
    await isSound(page);

    const admin = await server.signIn('admin@example.com');
    success(await admin.call('putSettings', { body: { maxNights: 21 } }));
    await field.fill('25');
    await page.getByRole('button', { name: 'Save 1 change' }).click();
    await page.getByText(/^Somebody else changed the settings meanwhile/).waitFor();
    expect(success(await admin.call('getSettings')).holdMinutes).toBe(20);
    await page.getByRole('button', { name: 'Load what is set now' }).click();
    await expect.poll(() => page.getByLabel('Longest stay, nights').inputValue(), soon).toBe('21');
    await page.getByRole('button', { name: 'Save 1 change' }).click();
    await page.getByText('Saved. In force everywhere within 5 seconds.').waitFor();
    expect(success(await admin.call('getSettings'))).toMatchObject({ holdMinutes: 25, maxNights: 21 });
    expect([...unprovoked(watched), ...watched.strangers]).toEqual([]);
    await watched.context.close();
  });

  it('suspends an account once it has said what that means, and keeps the last system admin', async () => {
    const watched = await open('/platform/users');
    const { page } = watched;
    await page.getByLabel('Name or e-mail').fill('OWNER@example');
    await page.getByRole('button', { name: 'Find' }).click();
    await page.getByRole('button', { name: 'Change Olga Owner' }).click();
    const sheet = page.getByRole('dialog');
    await sheet.getByLabel('Status').selectOption('suspended');
    await sheet.getByText('The account is signed out everywhere and cannot sign in again.').waitFor();
    await isSound(page);
    await sheet.getByRole('button', { name: 'Yes, change Olga Owner' }).click();
    await page.getByRole('cell', { name: 'Suspended' }).waitFor();
    await page.getByLabel('Name or e-mail').fill('adam');
    await page.getByRole('button', { name: 'Find' }).click();
    await page.getByRole('button', { name: 'Change Adam Admin' }).click();
    await sheet.getByLabel('Role').selectOption('guest');
    await sheet.getByRole('button', { name: 'Yes, change Adam Admin' }).click();
    await sheet.getByRole('alert').waitFor();
    const admin = await server.signIn('admin@example.com');
    expect(success(await admin.call('me')).user.role).toBe('system_admin');
    expect([...unprovoked(watched), ...watched.strangers]).toEqual([]);
    await watched.context.close();
  });

  it('finds accounts by name, role and status, and hotels by name and town, all in the address', async () => {
    const watched = await open('/platform/users');
    const { page } = watched;
    const users = page.getByRole('group', { name: 'Users' }).getByRole('rowheader');
    await page.getByLabel('Role').selectOption({ label: 'System admin' });
    await page.waitForURL(/role=system_admin/);
    await expect.poll(() => users.allTextContents(), soon).toEqual(['Adam Admin']);
    await page.getByLabel('Status').selectOption({ label: 'Suspended' });
    await page.getByText('No account matches.').waitFor();
    await page.getByRole('button', { name: 'Show all' }).click();
    await expect.poll(() => users.count(), soon).toBeGreaterThan(1);
    await page.goto('/platform/users?q=gu&role=guest');
    await expect.poll(() => users.allTextContents(), soon).toEqual(['Gina Guest']);
    await isSound(page);

    await goTo(page, 'Hotels');
    const hotels = page.getByRole('group', { name: 'Hotels' }).getByRole('rowheader');
    await hotels.first().waitFor();
    const name = (await hotels.first().textContent()) ?? '';
    await page.getByLabel('Name or town').fill('no hotel has such a name');
    await page.getByRole('button', { name: 'Find' }).click();
    await page.getByText('No hotel matches.').waitFor();
    await page.getByLabel('Name or town').fill(name.slice(0, 6).toLowerCase());
    await page.getByRole('button', { name: 'Find' }).click();
    await page.getByRole('rowheader', { name }).waitFor();
    expect([...unprovoked(watched), ...watched.strangers]).toEqual([]);
    await watched.context.close();
  });

  it('says in the audit who changed what, of which kind and on which days', async () => {
    const admin = await server.signIn('admin@example.com');
    const { id } = success(await admin.call('me')).user;
    success(await admin.call('putSettings', { body: { maxOpenHolds: 7 } }));
    const watched = await open('/platform/audit', { theme: 'dark' });
    const { page } = watched;
    await page.getByLabel('What').selectOption({ label: 'Settings' });
    const change = page.getByRole('row', { name: /settings[.]changed/ }).first();
    await change.getByText('maxOpenHolds').waitFor();
    await isSound(page);
    await change.getByRole('link', { name: `Only what ${id} changed` }).click();
    await page.waitForURL(new RegExp(`actor=${id}`));
    await change.waitFor();
    await page.getByLabel('From').fill('2027-01-01');
    await page.getByLabel('To', { exact: true }).fill('2027-01-02');
    await page.getByText('Nothing of the kind was changed on these days.').waitFor();
    await page.getByRole('button', { name: 'Show all' }).click();
    await page
      .getByRole('row', { name: /user[.]changed/ })
      .first()
      .waitFor();
    expect([...unprovoked(watched), ...watched.strangers]).toEqual([]);
    await watched.context.close();
  });

  it('pauses new bookings by two presses, with what guests see then, and takes them again', async () => {
    const watched = await open('/platform/settings', { width: 390 });
    const { page } = watched;
    await page.getByText('Guests can book.').waitFor();
    await page.getByRole('button', { name: 'Pause new bookings' }).click();
    await isSound(page);
    await page.getByRole('button', { name: 'Yes, pause them now' }).click();
    await page.getByText('New bookings are paused.').waitFor();
    await isSound(page);
    const admin = await server.signIn('admin@example.com');
    expect(success(await admin.call('getSettings')).acceptingBookings).toBe(false);
    await page.getByRole('button', { name: 'Take bookings again' }).click();
    await page.getByText('Guests can book.').waitFor();
    expect(success(await admin.call('getSettings')).acceptingBookings).toBe(true);
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
    await page.getByRole('heading', { name: 'Mails' }).waitFor();
    await isSound(page);
    await goTo(page, 'Refunds');
    await page.getByText(/^No refund keeps failing\./).waitFor();
    await isSound(page);
    await page.goto('/platform/nonsense');
    await page.getByRole('heading', { name: 'There is no such page' }).waitFor();
    await isSound(page);
    expect([...unprovoked(watched), ...watched.strangers]).toEqual([]);
    await watched.context.close();

    const other = await watchedPage(browser, server.url);
    await other.page.goto('/platform');
    await other.page.getByLabel('E-mail').fill('guest@example.com');
    await other.page.getByLabel('Password').fill(demoPassword);
    await other.page.getByRole('button', { name: 'Sign in' }).click();
    await other.page.getByRole('heading', { name: 'This page is for the people who run the platform' }).waitFor();
    await other.context.close();
  });
});
