import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../../functions/contract/client.ts';
import { success } from '../support/api-world.ts';
import { axeFaults, NO_CHROMIUM, openBrowser, overflowOf, watchedPage } from '../support/browser.ts';
import { type RunningServer, startServer } from '../support/server.ts';

const email = 'nora.gast@example.com';

describe.skipIf(NO_CHROMIUM)('a guest without an account, in the browser', () => {
  let server: RunningServer;
  let browser: Browser;
  let admin: Client;
  beforeAll(async () => {
    [server, browser] = await Promise.all([
      startServer({ args: ['--seed', '1', '--clock', '2027-01-10T09:00:00Z', '--no-limits'] }),
      openBrowser(),
    ]);
    admin = await server.signIn('admin@example.com');
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  const isSound = async (page: Page): Promise<void> => {
    expect(await axeFaults(page)).toEqual([]);
    expect(await overflowOf(page)).toBeLessThanOrEqual(0);
  };
  /** The page that the latest mail of a kind links to. */
  const linkOf = async (kind: string, seen = ''): Promise<string> => {
    for (let tries = 0; tries < 150; tries += 1) {
      const { items } = success(await admin.call('listSentMails', { query: { limit: '100' } }));
      const mail = items.find((each) => each.kind === kind && each.to.email === email);
      const link = /https?:\S+#token=\S+/.exec(mail?.text ?? '')?.[0];
      if (link !== undefined && link !== seen) return link;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`no mail '${kind}' came`);
  };

  it('books by name and address, finds the booking again by the link of a mail, and later in an account', async () => {
    const first = await watchedPage(browser, server.url, { width: 390 });
    const query = { checkIn: '2027-02-10', checkOut: '2027-02-13', party: '2' };
    const { rooms } = success(await admin.call('getHotelRooms', { params: { hotelId: 'demo-00000' }, query }));
    const roomTypeId = rooms.find(({ offer }) => offer !== null)?.roomType.id ?? '';
    const stay = new URLSearchParams({ hotelId: 'demo-00000', roomTypeId, ...query }).toString();
    await first.page.goto(`/book?${stay}`);
    await first.page.getByRole('button', { name: 'Book without an account' }).click();
    await first.page.getByLabel('Your name').fill('Nora Gast');
    await first.page.getByLabel('E-mail').fill(email);
    await isSound(first.page);
    await first.page.getByRole('button', { name: 'Continue' }).click();
    await first.page.getByRole('timer').waitFor();
    await first.page.getByLabel('Card number').fill('4242 4242 4242 4242');
    await first.page.getByLabel('Expiry date').fill('08 / 39');
    await first.page.getByLabel('Security code').fill('123');
    await first.page.getByRole('button', { name: /^(Pay|Book)/ }).click();
    await first.page.getByRole('heading', { name: /is booked$/ }).waitFor();
    await first.page.getByRole('link', { name: 'View booking' }).click();
    await first.page.waitForURL('**/trips/*');
    const trip = new URL(first.page.url()).pathname;
    const params = { bookingId: trip.split('/').at(-1) ?? '' };
    const { reference } = success(await admin.call('getHotelBooking', { params })).booking;
    await first.page.goto('/account');
    await first.page.getByText(`You are here without an account, as ${email}.`).waitFor();
    await isSound(first.page);
    expect([...first.faults, ...first.strangers]).toEqual([]);
    await first.context.close();

    const later = await watchedPage(browser, server.url, { theme: 'dark', width: 1440 });
    await later.page.goto('/trips');
    await later.page.getByRole('link', { name: 'Find a booking' }).click();
    await later.page.getByLabel('Booking reference').fill(reference.toLowerCase().replace('-', ' '));
    await later.page.getByLabel('E-mail of the booking').fill(email);
    await isSound(later.page);
    await later.page.getByRole('button', { name: 'Send the link' }).click();
    await later.page.getByText('If there is such a booking').waitFor();
    const link = await linkOf('booking-link');
    await later.page.goto(link);
    await later.page.waitForURL(`**${trip}`);
    await later.page.getByText(email).waitFor();
    await isSound(later.page);
    await later.page.goto('/trips');
    await later.page.getByRole('link', { name: 'Go to the booking' }).waitFor();
    await isSound(later.page);
    await later.page.goto(link);
    await later.page.getByRole('heading', { name: 'This link no longer works' }).waitFor();
    await isSound(later.page);
    await later.context.close();

    const account = await watchedPage(browser, server.url, { width: 390, locale: 'de-DE' });
    await account.page.goto('/account');
    await account.page.getByRole('button', { name: 'Ich habe kein Konto' }).click();
    await account.page.getByLabel('Ihr Name').fill('Nora Gast');
    await account.page.getByLabel('E-Mail').fill(email);
    await account.page.getByLabel('Passwort').fill('a bed by the river 27');
    await account.page.getByRole('button', { name: 'Konto anlegen' }).click();
    await account.page.getByText('Noch nicht bestätigt').waitFor();
    await isSound(account.page);
    await account.page.goto('/trips');
    await account.page.getByText(reference).waitFor({ state: 'detached' });
    await account.page.goto(await linkOf('verification'));
    await account.page.getByRole('heading', { name: 'Ihre Adresse ist bestätigt' }).waitFor();
    await isSound(account.page);
    await account.page.getByRole('link', { name: 'Zu Ihren Reisen' }).click();
    await account.page.getByText(reference).waitFor();
    await account.page.goto('/account');
    await account.page.getByText('Bestätigt.', { exact: true }).waitFor();
    await account.context.close();
  });
});
