import type { Browser } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../../functions/contract/client.ts';
import { success } from '../support/api-world.ts';
import { axeFaults, NO_CHROMIUM, openBrowser, overflowOf, watchedPage } from '../support/browser.ts';
import { demoPassword, type RunningServer, startServer } from '../support/server.ts';

const hotelId = 'demo-00000';

describe.skipIf(NO_CHROMIUM)("a hotel's pictures, in the browser", () => {
  let server: RunningServer;
  let browser: Browser;
  let owner: Client;
  beforeAll(async () => {
    [server, browser] = await Promise.all([
      startServer({ args: ['--seed', '1', '--clock', '2027-01-10T09:00:00Z', '--no-limits'] }),
      openBrowser(),
    ]);
    owner = await server.signIn('owner@example.com');
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });
  const images = async () => success(await owner.call('getOwnHotel', { params: { hotelId } })).hotel.images;

  it('are sent, described, ordered by keys and seen by guests', { timeout: 120_000 }, async () => {
    const { page, context, faults, strangers } = await watchedPage(browser, server.url);
    const login = { data: { email: 'owner@example.com', password: demoPassword }, headers: { Origin: server.url } };
    await context.request.post('/api/v1/auth/login', login);
    await page.goto(`/manage/${hotelId}/property?part=pictures`);
    const form = page.getByRole('form', { name: 'Add a picture' });

    // A PDF that calls itself a JPEG is judged by its content.
    const pdf = Buffer.from('%PDF-1.7\n%%EOF\n');
    await form.getByLabel('File').setInputFiles({ name: 'house.jpg', mimeType: 'image/jpeg', buffer: pdf });
    await form.getByRole('button', { name: 'Add picture' }).click();
    await form.getByText('Describe what the picture shows.').waitFor();
    await form.getByLabel('Description').fill('The house');
    await form.getByRole('button', { name: 'Add picture' }).click();
    await form.getByText(/^This file is not a JPEG/).waitFor();

    const before = await images();
    const background = '#c08040';
    const buffer = await sharp({ create: { width: 900, height: 600, channels: 3, background } })
      .jpeg()
      .toBuffer();
    await form.getByLabel('File').setInputFiles({ name: 'court.jpg', mimeType: 'image/jpeg', buffer });
    await form.getByLabel('Description').fill('The courtyard');
    await form.getByRole('button', { name: 'Add picture' }).click();
    const last = before.length + 1;
    const alt = page.getByLabel(`What picture ${last} shows`);
    await alt.waitFor();
    expect(await alt.inputValue()).toBe('The courtyard');
    // The first place by keyboard: the focus goes with the picture.
    await page.getByRole('button', { name: `Move picture ${last} up` }).focus();
    for (let at = last; at > 1; at -= 1) {
      await page.keyboard.press('Enter');
      await expect.poll(() => page.getByLabel(`What picture ${at - 1} shows`).inputValue()).toBe('The courtyard');
      if (at > 2)
        await expect
          .poll(() => page.evaluate('document.activeElement.getAttribute("aria-label")'))
          .toBe(`Move picture ${at - 1} up`);
    }
    expect(await axeFaults(page)).toEqual([]);
    expect(await overflowOf(page)).toBeLessThanOrEqual(0);
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved.').waitFor();
    const [first, ...others] = await images();
    expect(first).toMatchObject({ alt: 'The courtyard', width: 900, height: 600 });
    expect(others.map(({ url }) => url)).toEqual(before.map(({ url }) => url));

    await page.goto(`/hotels/${hotelId}`);
    await page.getByRole('img', { name: 'The courtyard' }).first().waitFor();
    const loaded = 'document.querySelector(\'img[alt="The courtyard"]\')';
    await expect.poll(() => page.evaluate(`${loaded}.naturalWidth > 0`)).toBe(true);
    expect(await page.evaluate(`${loaded}.currentSrc`)).toMatch(/[.]avif$/);
    expect([...faults, ...strangers]).toEqual([]);
    await context.close();
  });

  it('are those of a room type too, whose price can follow demand', { timeout: 120_000 }, async () => {
    const { page, context, faults } = await watchedPage(browser, server.url);
    const login = { data: { email: 'owner@example.com', password: demoPassword }, headers: { Origin: server.url } };
    await context.request.post('/api/v1/auth/login', login);
    const [type] = success(await owner.call('getOwnHotel', { params: { hotelId } })).roomTypes;
    if (!type) throw new Error('the demo hotel has room types');
    await page.goto(`/manage/${hotelId}/property?part=rooms`);
    await page.getByRole('button', { name: new RegExp(`^${type.name}`) }).click();
    const form = page.getByRole('form', { name: 'Add a picture' });
    const flat = sharp({ create: { width: 600, height: 400, channels: 3, background: '#4060a0' } });
    const buffer = await flat.png().toBuffer();
    await form.getByLabel('File').setInputFiles({ name: 'room.png', mimeType: 'image/png', buffer });
    await form.getByLabel('Description').fill('The bed');
    await form.getByRole('button', { name: 'Add picture' }).click();
    await page.getByLabel(`What picture ${type.images.length + 1} shows`).waitFor();
    if (type.demandPricing === null) await page.getByLabel('The price follows demand').check();
    await page.getByRole('button', { name: 'Add an occupancy step' }).click();
    await page.getByLabel('From occupancy').last().fill('70');
    await page.getByLabel('Price factor').last().fill('1,25');
    await page.getByLabel('Maximum price').fill('900');
    expect(await axeFaults(page)).toEqual([]);
    expect(await overflowOf(page)).toBeLessThanOrEqual(0);
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved.').waitFor();
    const after = success(await owner.call('getOwnHotel', { params: { hotelId } })).roomTypes.find(
      ({ id }) => id === type.id,
    );
    expect(after?.images.at(-1)).toMatchObject({ alt: 'The bed', width: 600 });
    expect(after?.demandPricing?.occupancy.at(-1)).toMatchObject({ atLeastPercent: 70, factor: '1.25' });
    expect(after?.demandPricing?.ceiling?.amount).toMatch(/^900/);
    expect(faults).toEqual([]);
    await context.close();
  });

  it('are ordered by drag', async () => {
    const { page, context } = await watchedPage(browser, server.url, { theme: 'dark' });
    const login = { data: { email: 'owner@example.com', password: demoPassword }, headers: { Origin: server.url } };
    await context.request.post('/api/v1/auth/login', login);
    const [one, two] = await images();
    await page.goto(`/manage/${hotelId}/property?part=pictures`);
    const rows = page.getByRole('listitem').filter({ has: page.getByLabel(/^What picture/) });
    await rows.nth(1).getByRole('img').dragTo(rows.nth(0).getByRole('img'));
    await expect.poll(() => page.getByLabel('What picture 1 shows').inputValue()).toBe(two?.alt);
    expect(await page.getByLabel('What picture 2 shows').inputValue()).toBe(one?.alt);
    expect(await axeFaults(page)).toEqual([]);
    await context.close();
  });
});
