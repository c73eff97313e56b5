import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../../functions/contract/client.ts';
import { success } from '../support/api-world.ts';
import { axeFaults, NO_CHROMIUM, openBrowser, overflowOf, watchedPage } from '../support/browser.ts';
import { demoPassword, type RunningServer, startServer } from '../support/server.ts';
import { type StripeDouble, stripeDouble } from '../support/stripe-double.ts';
import { stripeJsDouble } from '../support/stripe-js-double.ts';

const asPage = { Accept: 'text/html' };

describe.skipIf(NO_CHROMIUM)('a card that Stripe takes', () => {
  let stripe: StripeDouble;
  let form: Awaited<ReturnType<typeof stripeJsDouble>>;
  let server: RunningServer;
  let browser: Browser;
  let owner: Client;
  let address: string;
  beforeAll(async () => {
    [stripe, form, browser] = await Promise.all([stripeDouble(), stripeJsDouble(), openBrowser()]);
    server = await startServer({
      args: ['--seed', '1', '--clock', '2027-01-10T09:00:00Z', '--no-limits'],
      env: {
        STRIPE_SECRET_KEY: stripe.access.secretKey,
        STRIPE_API: `http://${stripe.access.address.host}:${stripe.access.address.port}`,
        STRIPE_PUBLISHABLE_KEY: 'pk_test_double',
        STRIPE_SCRIPT: form.script,
      },
    });
    owner = await server.signIn('owner@example.com');
    const place = { address: 'Rua da Prata 1', city: 'Lisbon', country: 'PT', latitude: 38.71, longitude: -9.14 };
    const { hotel } = success(await owner.call('createHotel', { body: { name: 'Pensão da Graça', ...place } }));
    const room = { hotelId: hotel.id, name: 'Double', basePrice: '140.00', maxGuests: 3, totalRooms: 9 };
    const { roomType } = success(await owner.call('createRoomType', { body: room }));
    address = `/book?hotelId=${hotel.id}&roomTypeId=${roomType.id}&party=2`;
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    await Promise.all([stripe?.stop(), form?.stop()]);
  });

  const held = async (nights: string, look = {}) => {
    const watched = await watchedPage(browser, server.url, look);
    const data = { email: 'guest@example.com', password: demoPassword };
    await watched.page.request.post('/api/v1/auth/login', { data, headers: { Origin: server.url } });
    await watched.page.goto(`${address}&${nights}`);
    await watched.page.getByRole('timer').waitFor();
    return watched;
  };
  const frameOf = (page: Page) => page.frameLocator('iframe[title="Secure payment input frame"]');
  const type = async (page: Page, number: string): Promise<void> => {
    await frameOf(page).getByLabel('Card number').fill(number);
    await frameOf(page).getByLabel('Expiration date').fill('08 / 39');
    await frameOf(page).getByLabel('Security code').fill('123');
  };
  const press = (page: Page): Promise<void> => page.getByRole('button', { name: /^Pay/ }).click();

  it('is typed into its form alone, may be refused, and pays what is due now', async () => {
    const { page, context, faults, strangers } = await held('checkIn=2027-02-10&checkOut=2027-02-12', { width: 390 });
    await frameOf(page).getByLabel('Card number').waitFor();
    await press(page);
    await frameOf(page).getByText('Your card number is incomplete.').waitFor();
    await type(page, '4000 0000 0000 9999');
    await press(page);
    await page.getByText('Your card number is invalid.').waitFor();
    expect(stripe.intents()).toEqual([]);
    await type(page, '4000 0000 0000 0002');
    await press(page);
    await page.getByText('The card was declined').waitFor();
    expect(await axeFaults(page)).toEqual([]);
    expect(await overflowOf(page)).toBeLessThanOrEqual(0);
    await type(page, '4242 4242 4242 4242');
    await press(page);
    await page.getByRole('heading', { name: 'Lisbon is booked' }).waitFor();
    expect(stripe.charged()).toBe(28_000);
    expect(await page.evaluate('window.stripeDouble.keys')).toEqual(['pk_test_double']);
    expect(await page.evaluate('window.stripeDouble.amounts')).toEqual([28_000]);
    // The one other host is that of the form; the 402 of the refused card is the one word on the console.
    expect(strangers.filter((asked) => !asked.startsWith(`${form.origin}/`))).toEqual([]);
    expect(faults.filter((fault) => !fault.includes('402'))).toEqual([]);
    await context.close();
  });

  it('waits for a form that did not come: the room stays held, and it is loaded again', async () => {
    form.goAway();
    const { page, context } = await held('checkIn=2027-02-15&checkOut=2027-02-16', { theme: 'dark' });
    await page.getByText('Stripe’s card form did not load').waitFor();
    expect(await axeFaults(page)).toEqual([]);
    form.comeBack();
    await page.getByRole('button', { name: 'Reload the form' }).click();
    await type(page, '4242 4242 4242 4242');
    await press(page);
    await page.getByRole('heading', { name: 'Lisbon is booked' }).waitFor();
    await context.close();
  });

  it('is asked for by the page that takes it and by no other, by a policy that names its host', async () => {
    const before = form.asked.length;
    const { page, context, strangers } = await watchedPage(browser, server.url);
    for (const asked of ['/', '/search?location=Lisbon', '/trips']) await page.goto(asked);
    expect(strangers).toEqual([]);
    expect(form.asked).toHaveLength(before);
    await context.close();
    const { headers } = await fetch(`${server.url}/`, { headers: asPage });
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain(`script-src 'self' ${form.origin};`);
    expect(policy).toContain(`frame-src ${form.origin} https://hooks.stripe.com;`);
    expect(policy).toContain("connect-src 'self' https://api.stripe.com;");
  });
});
