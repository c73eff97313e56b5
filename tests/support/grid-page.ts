import type { Browser, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Client } from '../../functions/contract/client.ts';
import { success } from './api-world.ts';
import { axeFaults, type Look, openBrowser, overflowOf, watchedPage } from './browser.ts';
import { demoPassword, startServer } from './server.ts';

const lisbon = { address: 'Rua da Prata 1', city: 'Lisbon', country: 'PT', latitude: 38.71, longitude: -9.14 };

interface Type {
  readonly name: string;
  readonly basePrice: string;
  readonly totalRooms: number;
}

/** A server, a browser, and an owner who makes hotels for the grid of prices. */
export const openGridWorld = async () => {
  const [server, browser]: [Awaited<ReturnType<typeof startServer>>, Browser] = await Promise.all([
    startServer({ args: ['--clock', '2027-02-08T09:00:00Z', '--no-limits'] }),
    openBrowser(),
  ]);
  const owner: Client = await server.signIn('owner@example.com');

  const hotelOf = async (name: string, types: readonly Type[], place: object = {}): Promise<[string, string[]]> => {
    const { hotel } = success(await owner.call('createHotel', { body: { name, ...lisbon, ...place } }));
    const ids: string[] = [];
    for (const type of types) {
      const body = { hotelId: hotel.id, maxGuests: 2, ...type };
      ids.push(success(await owner.call('createRoomType', { body })).roomType.id);
    }
    return [hotel.id, ids];
  };
  const pension = (): Promise<[string, string[]]> =>
    hotelOf('Pensão da Graça', [
      { name: 'Double', basePrice: '100.00', totalRooms: 8 },
      { name: 'Suite', basePrice: '240.00', totalRooms: 2 },
      { name: 'Dormitory', basePrice: '30.00', totalRooms: 30 },
    ]);

  /** The page as the owner opens it, before anything of it is there. */
  const visit = async (hotelId: string, search = '', look: Look = {}) => {
    const watched = await watchedPage(browser, server.url, look);
    const data = { email: 'owner@example.com', password: demoPassword };
    await watched.page.request.post('/api/v1/auth/login', { data, headers: { Origin: server.url } });
    await watched.page.goto(`/manage/${hotelId}/grid${search}`);
    return watched;
  };
  const open: typeof visit = async (...asked) => {
    const watched = await visit(...asked);
    await watched.page.getByRole('grid').waitFor();
    return watched;
  };
  const nightOf = async (hotelId: string, roomTypeId: string, date: string) => {
    const grid = success(await owner.call('getGrid', { params: { hotelId }, query: { from: date, to: date } }));
    return grid.roomTypes.find(({ id }) => id === roomTypeId)?.nights[0];
  };
  const close = async (): Promise<void> => {
    await browser.close();
    await server.stop();
  };
  return { owner, hotelOf, pension, visit, open, nightOf, close };
};
export type GridWorld = Awaited<ReturnType<typeof openGridWorld>>;

export const isSound = async (page: Page): Promise<void> => {
  expect(await axeFaults(page)).toEqual([]);
  expect(await overflowOf(page)).toBeLessThanOrEqual(0);
};
export const cell = (page: Page, type: string, day: string): Locator =>
  page.getByRole('gridcell', { name: new RegExp(`^${type}, \\w+,? ${day}\\b`) });
export const drag = async (page: Page, from: Locator, to: Locator): Promise<void> => {
  await from.hover();
  await page.mouse.down();
  await to.hover();
  await page.mouse.up();
};
export const bar = (page: Page): Locator => page.getByRole('form', { name: 'Change the selected nights' });
