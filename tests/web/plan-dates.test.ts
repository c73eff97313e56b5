import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../../functions/contract/client.ts';
import { success } from '../support/api-world.ts';
import { axeFaults, NO_CHROMIUM, openBrowser, watchedPage } from '../support/browser.ts';
import { bar, drag, dragOver, focused, row, said, tray } from '../support/plan-page.ts';
import { type PlanWorld, planWorld, type Stay } from '../support/plan-world.ts';
import { demoPassword, type RunningServer, startServer } from '../support/server.ts';

// It is the afternoon of 10 January 2027. Three doubles; each test has a stay of its own.
describe.skipIf(NO_CHROMIUM)('other dates on the plan of a hotel', () => {
  let server: RunningServer;
  let browser: Browser;
  let world: PlanWorld;
  let owner: Client;
  let double = '';
  const units: Record<string, string> = {};
  beforeAll(async () => {
    [server, browser] = await Promise.all([
      startServer({ args: ['--seed', '1', '--clock', '2027-01-10T14:00:00Z', '--no-limits'] }),
      openBrowser(),
    ]);
    owner = await server.signIn('owner@example.com');
    world = await planWorld(owner, await server.signIn('guest@example.com'));
    double = await world.roomType('Double', 3);
    for (const number of ['101', '102', '103']) units[number] = await world.unit(double, number);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  const stay = async (guest: string, dates: readonly [string, string], room?: string): Promise<Stay> => {
    const made = await world.stay(double, guest, dates);
    if (room !== undefined) await world.assign(made, units[room] ?? '');
    return made;
  };
  /** Dates and rooms as the system has them, and what waits to be paid at the desk. */
  const kept = async ({ id }: Stay) => {
    const { booking } = success(await owner.call('getHotelBooking', { params: { bookingId: id } }));
    const { checkIn, checkOut, payment } = booking;
    const rooms = await world.unitsOf({ id, reference: '', checkIn });
    return { checkIn, checkOut, due: payment.dueAtHotel.amount, rooms };
  };
  const cancel = async (...stays: Stay[]): Promise<void> => {
    for (const { id } of stays) success(await owner.call('cancelHotelBooking', { params: { bookingId: id } }));
  };
  const open = async (guest: string) => {
    const watched = await watchedPage(browser, server.url);
    const data = { email: 'owner@example.com', password: demoPassword };
    await watched.page.request.post('/api/v1/auth/login', { data, headers: { Origin: server.url } });
    await watched.page.goto(`/manage/${world.hotelId}/plan`);
    await bar(watched.page, guest).waitFor();
    return watched;
  };
  const sheet = (page: Page, guest: string) => page.getByRole('dialog', { name: `Other dates for ${guest}` });

  it('says dates, price and mail before a longer stay is agreed to, and changes it then', async () => {
    const ada = await stay('Ada Lovelace', ['2027-01-12', '2027-01-14'], '101');
    const { page, context, faults } = await open('Ada Lovelace');
    await drag(page, 'Ada Lovelace', row(page, '101'), { at: 'end', days: 2 });
    const asked = sheet(page, 'Ada Lovelace');
    await asked.getByText('240.00 EUR more').waitFor();
    await asked
      .getByText(/Tue 12 Jan – Sat 16 Jan, 4 nights, room 101|Tue 12 – Sat 16 Jan, 4 nights, room 101/)
      .waitFor();
    expect(await axeFaults(page)).toEqual([]);
    expect(await kept(ada)).toMatchObject({ checkOut: '2027-01-14' });
    await asked.getByRole('button', { name: 'Change booking' }).click();
    await page.getByText('Ada Lovelace now stays 12 – 16 Jan, room 101.').first().waitFor();
    expect(await kept(ada)).toEqual({
      checkIn: '2027-01-12',
      checkOut: '2027-01-16',
      due: '240.00',
      rooms: [units['101']],
    });
    expect(faults).toEqual([]);
    await context.close();
    await cancel(ada);
  });

  it('moves a stay to other dates and another room at once', async () => {
    const grace = await stay('Grace Hopper', ['2027-01-11', '2027-01-13'], '101');
    const { page, context, faults } = await open('Grace Hopper');
    await drag(page, 'Grace Hopper', row(page, '103'), { days: 3 });
    const asked = sheet(page, 'Grace Hopper');
    await asked.getByText('The price stays the same').waitFor();
    await asked.getByRole('button', { name: 'Change booking' }).click();
    await page.getByText('Grace Hopper now stays 14 – 16 Jan, room 103.').first().waitFor();
    expect(await kept(grace)).toMatchObject({
      ...{ checkIn: '2027-01-14', checkOut: '2027-01-16', rooms: [units['103']] },
    });
    expect(faults).toEqual([]);
    await context.close();
    await cancel(grace);
  });

  it('changes nothing where another stay has the room, by a clear word before and after the drop', async () => {
    const alan = await stay('Alan Turing', ['2027-01-12', '2027-01-14'], '101');
    const kurt = await stay('Kurt Gödel', ['2027-01-15', '2027-01-17'], '101');
    const { page, context, problems } = await open('Alan Turing');
    await dragOver(page, 'Alan Turing', row(page, '101'), { at: 'end', days: 2 });
    await expect.poll(() => said(page).textContent()).toBe('12 – 16 Jan: Room 101 is taken by Kurt Gödel, 15 – 17 Jan');
    await page.mouse.up();
    await page
      .getByText(/taken by Kurt Gödel, 15 – 17 Jan. Nothing was moved/)
      .first()
      .waitFor();
    expect(await sheet(page, 'Alan Turing').count()).toBe(0);
    expect(await kept(alan)).toMatchObject({ checkIn: '2027-01-12', checkOut: '2027-01-14', rooms: [units['101']] });
    expect(problems).toEqual([]);
    await context.close();
    await cancel(alan, kurt);
  });

  it('leaves the stay whole where a colleague took the room since the plan was read', async () => {
    const rosa = await stay('Rosa Luxemburg', ['2027-01-12', '2027-01-14'], '102');
    const { page, context } = await open('Rosa Luxemburg');
    // The chart does not hear of it any more.
    await page.route('**/plan?from=2027-01-08*', (route) => route.abort());
    const theirs = await stay('Edith Stein', ['2027-01-14', '2027-01-16'], '102');
    await drag(page, 'Rosa Luxemburg', row(page, '102'), { at: 'end', days: 1 });
    const asked = sheet(page, 'Rosa Luxemburg');
    await asked.getByText(/Room 102 is taken by Edith Stein, 14 – 16 Jan/).waitFor();
    expect(await asked.getByRole('button', { name: 'Change booking' }).isDisabled()).toBe(true);
    expect(await kept(rosa)).toMatchObject({ checkOut: '2027-01-14', rooms: [units['102']] });
    await context.close();
    await cancel(rosa, theirs);
  });

  it('gives a stay of the tray other dates, still without a room', async () => {
    const emmy = await stay('Emmy Noether', ['2027-01-12', '2027-01-14']);
    const { page, context } = await open('Emmy Noether');
    await drag(page, 'Emmy Noether', tray(page), { at: 'start', days: -1 });
    await sheet(page, 'Emmy Noether').getByRole('button', { name: 'Change booking' }).click();
    await page.getByText('Emmy Noether now stays 11 – 14 Jan, without a room.').first().waitFor();
    expect(await kept(emmy)).toMatchObject({ checkIn: '2027-01-11', checkOut: '2027-01-14', rooms: [] });
    await context.close();
    await cancel(emmy);
  });

  it('says so where guests in house are to leave later and the card that paid is to pay for it', async () => {
    const lise = await stay('Lise Meitner', ['2027-01-10', '2027-01-12'], '103');
    success(await owner.call('checkIn', { params: { bookingId: lise.id } }));
    const { page, context } = await open('Lise Meitner');
    // The arrival is past: its end does not stretch, so the whole stay is taken, and its dates stay.
    await dragOver(page, 'Lise Meitner', row(page, '103'), { at: 'start', days: 1 });
    await expect.poll(() => said(page).textContent()).toContain('Picked up Lise Meitner, room 103');
    await page.keyboard.press('Escape');
    await page.mouse.up();
    await drag(page, 'Lise Meitner', row(page, '103'), { at: 'end', days: 1 });
    const asked = sheet(page, 'Lise Meitner');
    await asked.getByText('120.00 EUR more').waitFor();
    await asked.getByLabel('The difference').selectOption('card');
    await asked.getByRole('button', { name: 'Change booking' }).click();
    await page.getByText('Lise Meitner now stays 10 – 13 Jan, room 103.').first().waitFor();
    expect(await kept(lise)).toMatchObject({ checkOut: '2027-01-13', due: '0.00', rooms: [units['103']] });
    await context.close();
  });

  it('is done by the keyboard alone, and given up without a change', async () => {
    const mary = await stay('Mary Somerville', ['2027-01-13', '2027-01-15'], '101');
    const { page, context, faults } = await open('Mary Somerville');
    await bar(page, 'Mary Somerville').focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => said(page).textContent()).toBe('14 – 16 Jan: Room 101 is free');
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => said(page).textContent()).toBe('14 – 17 Jan: Room 102 is free');
    await page.keyboard.press('Enter');
    const asked = sheet(page, 'Mary Somerville');
    await asked.getByText('120.00 EUR more').waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => asked.count()).toBe(0);
    expect(await kept(mary)).toMatchObject({ checkIn: '2027-01-13', checkOut: '2027-01-15', rooms: [units['101']] });
    // What is given up leads back to the stay.
    await expect.poll(() => focused(page)).toMatch(/^Mary Somerville, 13 – 15 Jan/);
    for (const key of ['Enter', 'ArrowRight', 'ArrowDown', 'Enter']) await page.keyboard.press(key);
    await asked.getByText('The price stays the same').waitFor();
    await asked.getByRole('button', { name: 'Change booking' }).press('Enter');
    await page.getByText('Mary Somerville now stays 14 – 16 Jan, room 102.').first().waitFor();
    await expect.poll(() => focused(page)).toMatch(/^Mary Somerville, 14 – 16 Jan, .* room 102$/);
    expect(faults).toEqual([]);
    await context.close();
    await cancel(mary);
  });

  it('blocks one room, not while somebody stays in it', async () => {
    const maria = await stay('Maria Mitchell', ['2027-01-20', '2027-01-22'], '102');
    const { page, context } = await open('Maria Mitchell');
    const block = async (room: string): Promise<void> => {
      const form = page.getByRole('dialog', { name: 'Block rooms: Double' });
      if ((await form.count()) === 0) await page.getByRole('button', { name: 'Block rooms of Double' }).click();
      await form.getByLabel('First night').fill('2027-01-20');
      await form.getByLabel('Sold again from').fill('2027-01-23');
      await form.getByLabel('Which rooms').selectOption({ label: `Room ${room}` });
      await form.getByLabel('Reason, for the team').fill('New bathroom');
      await form.getByRole('button', { name: 'Block rooms' }).click();
    };
    await block('102');
    await page.getByText('Room 102 has a stay on 20 Jan and 21 Jan. Nothing was blocked.').waitFor();
    await block('103');
    await row(page, '103').getByRole('button', { name: 'Off sale: New bathroom, 20 – 23 Jan' }).waitFor();
    await context.close();
    await cancel(maria);
  });
});
