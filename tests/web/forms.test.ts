import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../../functions/contract/client.ts';
import { success } from '../support/api-world.ts';
import { axeFaults, NO_CHROMIUM, openBrowser, watchedPage } from '../support/browser.ts';
import { type Bookings, type GuestForm, guestForms } from '../support/guest-forms.ts';
import { demoPassword, type RunningServer, startServer } from '../support/server.ts';

describe.skipIf(NO_CHROMIUM)('the forms of a guest, in the browser', () => {
  let server: RunningServer;
  let browser: Browser;
  let guest: Client;
  let bookings: Bookings;

  beforeAll(async () => {
    [server, browser] = await Promise.all([
      startServer({ args: ['--seed', '1', '--clock', '2027-01-10T15:00:00Z', '--no-limits'] }),
      openBrowser(),
    ]);
    const owner = await server.signIn('owner@example.com');
    guest = await server.signIn('guest@example.com');
    const place = { address: 'Rua da Prata 1', city: 'Lisbon', country: 'PT', latitude: 38.71, longitude: -9.14 };
    const { id: hotelId } = success(await owner.call('createHotel', { body: { name: 'Graça', ...place } })).hotel;
    const body = { hotelId, name: 'Double', basePrice: '140.00', maxGuests: 3, totalRooms: 9 };
    const roomTypeId = success(await owner.call('createRoomType', { body })).roomType.id;
    const hold = async (checkIn: string, checkOut: string): Promise<string> => {
      const named = { guestName: 'Grace Hopper', guestEmail: 'guest@example.com', guests: 2, rooms: 1 };
      const wanted = { body: { hotelId, roomTypeId, checkIn, checkOut, ...named }, idempotencyKey: checkIn };
      return success(await guest.call('createBooking', wanted)).booking.id;
    };
    const book = async (checkIn: string, checkOut: string): Promise<string> => {
      const bookingId = await hold(checkIn, checkOut);
      const paid = { params: { bookingId }, body: { paymentMethod: 'tok_visa' }, idempotencyKey: bookingId };
      success(await guest.call('confirmBooking', paid));
      return bookingId;
    };
    bookings = {
      held: await hold('2027-02-01', '2027-02-03'),
      booked: await book('2027-02-10', '2027-02-12'),
      over: await book('2027-01-10', '2027-01-11'),
      book: `/book?hotelId=${hotelId}&roomTypeId=${roomTypeId}&checkIn=2027-03-01&checkOut=2027-03-03&party=2`,
    };
    const { over: bookingId } = bookings;
    success(await owner.call('checkIn', { params: { bookingId } }));
    success(await owner.call('checkOut', { params: { bookingId } }));
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  const labelled = (page: Page, label: string) => page.getByLabel(label, { exact: true });
  const openForm = async ({ path, opens = [], signedIn, typed }: GuestForm): Promise<Page> => {
    const { page } = await watchedPage(browser, server.url, { width: 768 });
    if (signedIn) {
      const data = { email: 'guest@example.com', password: demoPassword };
      await page.request.post('/api/v1/auth/login', { data, headers: { Origin: server.url } });
    }
    await page.goto(path(bookings));
    for (const name of opens) await page.getByRole('button', { name, exact: typeof name === 'string' }).click();
    for (const [label, text] of Object.entries(typed)) await labelled(page, label).fill(text);
    return page;
  };
  const press = ({ press: name }: GuestForm, page: Page): Promise<void> =>
    page.getByRole('button', { name, exact: true }).last().click();
  const isKept = async ({ typed }: GuestForm, page: Page): Promise<void> => {
    for (const [label, text] of Object.entries(typed))
      expect(await labelled(page, label).inputValue(), label).toBe(text);
  };
  /** The element that has the focus. */
  const focused = (page: Page): Promise<{ readonly id: string; readonly role: string | null; readonly name: string }> =>
    page.evaluate(
      '(({ id, name }, role) => ({ id, role, name: name ?? "" }))(document.activeElement, document.activeElement.getAttribute("role"))',
    );
  const formOf = (name: string): GuestForm => {
    const form = guestForms.find((each) => each.name === name);
    if (!form) throw new Error(`no form is called ${name}`);
    return form;
  };
  const signIn = async (page: Page): Promise<void> => {
    await labelled(page, 'E-mail').fill('guest@example.com');
    await labelled(page, 'Password').fill(demoPassword);
    await page.getByRole('button', { name: 'Sign in', exact: true }).last().click();
  };

  it.each(guestForms.filter(({ refused }) => refused !== undefined))(
    'keep what was typed where the API refuses it, and lead to the field: $name',
    async (form) => {
      const page = await openForm(form);
      await press(form, page);
      const field = labelled(page, form.refused ?? '');
      await expect.poll(() => field.getAttribute('aria-invalid')).toBe('true');
      await expect.poll(async () => (await focused(page)).id).toBe(await field.getAttribute('id'));
      const described = (await field.getAttribute('aria-describedby')) ?? '';
      expect((await page.locator(`[id="${described}"]`).textContent())?.length).toBeGreaterThan(5);
      await isKept(form, page);
      expect(await axeFaults(page)).toEqual([]);
      await page.context().close();
    },
  );

  it('lead a review without its windows to them', async () => {
    const form = formOf('a review');
    const page = await openForm(form);
    await press(form, page);
    await page.getByText('Choose one to five windows.').waitFor();
    expect((await focused(page)).name).toBe('rating');
    await isKept(form, page);
    await page.context().close();
  });

  it('say that a password is wrong in a sentence that has the focus, and keep it', async () => {
    const form = { ...formOf('signing in'), typed: { 'E-mail': 'guest@example.com', Password: 'not the password' } };
    const page = await openForm(form);
    await press(form, page);
    await page.getByText('Wrong e-mail or password.').waitFor();
    await expect.poll(async () => (await focused(page)).role).toBe('alert');
    await isKept(form, page);
    await page.context().close();
  });

  it('tell a name that another tab has changed since, keep the typed one, and save it on the next press', async () => {
    const form = { ...formOf('the name of an account'), typed: { Name: 'Ada Lovelace' } };
    const page = await openForm(form);
    success(await guest.call('changeMe', { body: { name: 'Grace Hopper' } }));
    await press(form, page);
    await page.getByText('This was changed elsewhere since you opened it.').waitFor();
    await page.getByRole('heading', { level: 1, name: 'Grace Hopper' }).waitFor();
    await isKept(form, page);
    await press(form, page);
    await page.getByText('Saved.').waitFor();
    await page.getByRole('heading', { level: 1, name: 'Ada Lovelace' }).waitFor();
    await page.context().close();
  });

  it('tell a cancellation and a change that the booking was changed since, and keep what was wished', async () => {
    const cancel = await openForm(formOf('cancelling a booking'));
    const { page: change, context } = await watchedPage(browser, server.url);
    const data = { email: 'guest@example.com', password: demoPassword };
    await change.request.post('/api/v1/auth/login', { data, headers: { Origin: server.url } });
    await change.goto(`/trips/${bookings.booked}/change`);
    await change.locator('[data-day="2027-02-16"]').click();
    const go = change.getByRole('button', { name: 'Change booking' });
    await go.or(change.getByRole('button', { name: /^Change and/ })).waitFor();
    const body = { specialRequests: 'A cot' };
    success(await guest.call('changeBooking', { params: { bookingId: bookings.booked }, body }));
    await change.getByRole('button', { name: /^Change (and|booking)/ }).click();
    await change.getByText('This booking was changed elsewhere in the meantime.').waitFor();
    expect(await change.locator('[data-day="2027-02-16"]').getAttribute('aria-pressed')).toBe('true');
    await context.close();
    await press(formOf('cancelling a booking'), cancel);
    await cancel.getByText('This was changed elsewhere since you opened it.').waitFor();
    await isKept(formOf('cancelling a booking'), cancel);
    const { booking } = success(await guest.call('getBooking', { params: { bookingId: bookings.booked } }));
    expect(booking.status).toBe('confirmed');
    await cancel.context().close();
  });

  it.each(['the name of an account', 'the details of a booking', 'cancelling a booking'])(
    'lead back in where the session has ended, with what was typed: %s',
    async (name) => {
      const form = formOf(name);
      const typed = name === 'the name of an account' ? { Name: 'Barbara Liskov' } : form.typed;
      const page = await openForm({ ...form, typed });
      await page.context().clearCookies();
      await press(form, page);
      await page.getByRole('heading', { name: 'Sign in' }).last().waitFor();
      await signIn(page);
      await page.getByRole('heading', { name: 'Sign in', exact: true }).waitFor({ state: 'detached' });
      for (const opens of form.opens ?? []) await page.getByRole('button', { name: opens }).click();
      await isKept({ ...form, typed }, page);
      await page.context().close();
    },
  );

  it('bring the nights of a change back where the session has ended', async () => {
    const { page, context } = await watchedPage(browser, server.url);
    const data = { email: 'guest@example.com', password: demoPassword };
    await page.request.post('/api/v1/auth/login', { data, headers: { Origin: server.url } });
    await page.goto(`/trips/${bookings.booked}/change`);
    await page.getByRole('button', { name: /17 February 2027.*EUR/ }).waitFor();
    await context.clearCookies();
    await page.locator('[data-day="2027-02-17"]').click();
    await page.getByRole('heading', { name: 'Sign in' }).last().waitFor();
    await signIn(page);
    await page.locator('[data-day="2027-02-17"]').waitFor();
    expect(await page.locator('[data-day="2027-02-17"]').getAttribute('aria-pressed')).toBe('true');
    await context.close();
  });

  it('show what is hostile in a review as text', async () => {
    const title = '<img src=x onerror="document.title=1"> & co';
    const form = { ...formOf('a review'), typed: { 'Title (optional)': title, 'Your review': '<b>Quiet</b>' } };
    const page = await openForm(form);
    await page.getByLabel('4 windows of five').check({ force: true });
    await press(form, page);
    await page.getByRole('heading', { name: 'Your review' }).waitFor();
    await page.getByText(title, { exact: true }).waitFor();
    await page.getByText('<b>Quiet</b>', { exact: true }).waitFor();
    expect(await page.locator('img[src="x"]').count()).toBe(0);
    await page.context().close();
  });

  // The last of all: nothing answers after it.
  it('keep everything where the system is away, each with a sentence that says so', async () => {
    const pages: [GuestForm, Page][] = [];
    const still = guestForms.filter(({ name }) => name !== 'a review');
    for (const form of still) pages.push([form, await openForm(form)]);
    await server.stop();
    for (const [form, page] of pages) {
      await press(form, page);
      const note = page.getByText(
        /^We (cannot reach the server\. What you typed is kept|got no answer, and cannot check yet)/,
      );
      await note.waitFor();
      await isKept(form, page);
      expect(await page.getByRole('heading', { level: 1 }).count(), form.name).toBe(1);
      await page.context().close();
    }
  });
});
