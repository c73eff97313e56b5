import { describe, expect, it } from 'vitest';
import { toNightItem } from '../../../functions/adapters/dynamo/nights/night-item.ts';
import type { Item, Table } from '../../../functions/adapters/dynamo/table.ts';
import type { Night } from '../../../functions/domain/hotel/hotel.ts';
import type { HotelSearch } from '../../../functions/usecases/ports/search.ts';
import {
  aCommand,
  answered,
  aRoomType,
  given,
  idsOf,
  itemsOf,
  searching,
  searchWorld,
  write,
} from '../../support/search-world.ts';

const nights = { checkIn: '2026-12-01', checkOut: '2026-12-03', shiftDays: 0 };
const hotels = ['a', 'b', 'c', 'd', 'e'].map((id, index) => given(id, { latitude: 38.7167 + index / 1000 }));

/** The search of a table that changes between what the engine proposes and the check of it. */
const changing = (table: Table, items: readonly Item[]) =>
  searching(table, {
    around: (search): HotelSearch => ({
      async find(criteria, page) {
        const found = await search.find(criteria, page);
        await write(table, items);
        return found;
      },
    }),
  });

const night = (hotelId: string, facts: Partial<Night>) =>
  toNightItem({ hotelId, roomTypeId: `${hotelId}-room`, date: '2026-12-02', ...facts });

describe('a hotel that is shown', () => {
  it('can be booked at that moment: one sold meanwhile is dropped, and the page topped up', async () => {
    const { table } = await searchWorld(hotels);
    const page = answered(
      await changing(table, [night('a', { left: 0, sold: 2, cap: 2 })])(aCommand({ nights, limit: 2 })),
    );
    expect(idsOf(page)).toEqual(['b', 'c']);
    expect(page.total).toBe(4);
    const next = answered(await searching(table)(aCommand({ nights, limit: 2, after: page.next })));
    expect(idsOf(next)).toEqual(['d', 'e']);
    expect(next.next).toBeNull();
  });

  it('has the price of that moment', async () => {
    const { table } = await searchWorld(hotels);
    const page = answered(await changing(table, [night('b', { price: 15_000 })])(aCommand({ nights, limit: 2 })));
    expect(page.hotels.map(({ offer }) => [offer?.nightly, offer?.total, offer?.available])).toEqual([
      [10_000, 20_000, 2],
      [12_500, 25_000, 2],
    ]);
  });

  it.each([
    ['was sold', { left: 0, sold: 2, cap: 2 }],
    ['became dearer than it', { price: 90_000 }],
  ])('is shown with another room type where the one found %s meanwhile', async (_, change) => {
    const suite = aRoomType('a', 'a-suite', { basePrice: 17_000 });
    const withSuite = hotels.map((one) =>
      one.hotel.id === 'a' ? { ...one, roomTypes: [...one.roomTypes, suite] } : one,
    );
    const { table } = await searchWorld(withSuite);
    const page = answered(await changing(table, [night('a', change)])(aCommand({ nights })));
    expect(idsOf(page)).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(page.hotels[0]?.offer).toMatchObject({ roomType: { id: 'a-suite' }, nightly: 17_000, total: 34_000 });
  });

  it('is still within the price asked for', async () => {
    const { table } = await searchWorld(hotels);
    const search = changing(table, [night('a', { price: 15_000 })]);
    expect(idsOf(answered(await search(aCommand({ nights, limit: 2, priceMax: 100 }))))).toEqual(['b', 'c']);
  });

  it('is still active', async () => {
    const { table } = await searchWorld(hotels);
    const closed = itemsOf(given('a', { latitude: 38.7167, status: 'inactive' }));
    expect(idsOf(answered(await changing(table, closed)(aCommand({ limit: 2 }))))).toEqual(['b', 'c']);
  });

  it('is left out where its check-in day is already past', async () => {
    const today = { checkIn: '2026-11-22', checkOut: '2026-11-24', shiftDays: 0 };
    const { search } = await searchWorld([
      given('lisbon', { timeZone: 'Europe/Lisbon' }),
      given('kiritimati', { timeZone: 'Pacific/Kiritimati' }),
    ]);
    expect(idsOf(answered(await search(aCommand({ nights: today }))))).toEqual(['lisbon']);
  });

  it('counts no taxes in the price asked for, and shows them in the total', async () => {
    const taxes = [{ name: 'VAT', kind: 'percent' as const, value: '10' }];
    const { search } = await searchWorld([given('a', { taxes })]);
    const page = answered(await search(aCommand({ nights, rooms: 2, guests: 3, priceMax: '100.00' })));
    expect(page.hotels.map(({ offer }) => [offer?.nightly, offer?.total])).toEqual([[10_000, 44_000]]);
  });
});

describe('the pages of a search', () => {
  it('neither repeat nor skip a hotel while others come and go', async () => {
    const { table, search } = await searchWorld(hotels);
    const first = answered(await search(aCommand({ nights, limit: 2 })));
    expect(idsOf(first)).toEqual(['a', 'b']);
    await write(table, [
      ...itemsOf(given('nearer', { latitude: 38.7166 })),
      ...itemsOf(given('between', { latitude: 38.7182 })),
      ...itemsOf(given('b', { latitude: 38.7177, status: 'inactive' })),
    ]);
    const rest = answered(await search(aCommand({ nights, limit: 10, after: first.next })));
    expect(idsOf(rest)).toEqual(['between', 'c', 'd', 'e']);
  });

  it('keep the recommended order of the first page while prices change', async () => {
    const prices = hotels.map((hotel, index) => ({
      ...hotel,
      roomTypes: hotel.roomTypes.map((room) => ({ ...room, basePrice: 5_000 * (index + 1) })),
    }));
    const { table, search } = await searchWorld(prices);
    const criteria = aCommand({ sort: 'recommended' });
    const whole = idsOf(answered(await search(criteria)));
    const first = answered(await search({ ...criteria, limit: 2 }));
    await write(table, itemsOf(given('dear', { latitude: 38.9 }, { room: { basePrice: 500_000 } })));
    const rest = idsOf(answered(await search({ ...criteria, after: first.next })));
    expect([...idsOf(first), ...rest]).toEqual([...whole, 'dear']);
  });

  it('compare prices across currencies: 10,000 yen are less than 100 euros', async () => {
    const { search } = await searchWorld([given('x', { currency: 'EUR' }), given('y', { currency: 'JPY' })]);
    expect(idsOf(answered(await search(aCommand({ sort: 'price', currency: 'USD' }))))).toEqual(['y', 'x']);
  });
});
