import { describe, expect, it } from 'vitest';
import { toHotelItem } from '../../../functions/adapters/dynamo/hotels/hotel-item.ts';
import { bounds } from '../../../functions/adapters/search/bounds.ts';
import { indexes, listingShards } from '../../../functions/contract/keys.ts';
import { cellOf, columnsOf } from '../../../functions/domain/geo/cells.ts';
import type { RatingCounts } from '../../../functions/domain/hotel/hotel.ts';
import {
  aCommand,
  answered,
  type Given,
  given,
  idsOf,
  itemsOf,
  searchWorld,
  write,
} from '../../support/search-world.ts';

const nights = { checkIn: '2026-12-01', checkOut: '2026-12-04', shiftDays: 0 };

/** Hotels in a line northward, ten metres apart. */
const row = (count: number, facts: (index: number) => Parameters<typeof given>[1] = () => ({})): Given[] =>
  Array.from({ length: count }, (_, index) =>
    given(`h${String(index).padStart(4, '0')}`, { latitude: 38.7167 + index * 0.0001, ...facts(index) }),
  );

const queries = (reads: ReadonlyMap<string, number>) => reads.get('Query') ?? 0;

describe('rule 25: the fallback is exact up to 500 hotels, and says so beyond', () => {
  it('is exact up to 500 hotels that pass the filters', async () => {
    const world = await searchWorld(row(500));
    const page = answered(await world.search(aCommand({ nights, limit: 100 })));
    expect(page.partial).toBe(false);
    expect(page.total).toBe(500);
  });

  it('searches the nearest 500 beyond that, says so, and reads no more nights than those', async () => {
    const world = await searchWorld(row(620));
    const page = answered(await world.search(aCommand({ nights, limit: 10, sort: 'price' })));
    expect(page.partial).toBe(true);
    expect(page.total).toBe(500);
    expect(idsOf(page)).toEqual(row(10).map(({ hotel }) => hotel.id));
    expect(queries(world.reads)).toBe(500);
    // The page's ten: hotel, rating, room type and three nights each.
    expect(world.reads.get('BatchGetItem')).toBe(1);
    expect(world.reads.get('Query cells')).toBeLessThanOrEqual(bounds.pagesAtOnce);
  });

  it('counts only hotels that pass the filters: 30 of five stars among 620 are found exactly', async () => {
    const world = await searchWorld(row(620, (index) => ({ starRating: index % 20 === 19 ? 5 : 3 })));
    const page = answered(await world.search(aCommand({ nights, starRating: [5], limit: 100 })));
    expect(page.partial).toBe(false);
    expect(page.total).toBe(31);
    // The others only count in the facet of stars: at most as many again.
    expect(page.facets.starRating).toEqual([
      { value: 5, count: 31 },
      { value: 3, count: 500 },
    ]);
  });

  it('stops at the nearest cells once they hold enough', async () => {
    const far = Array.from({ length: 20 }, (_, index) => given(`far${index}`, { latitude: 42.5 }));
    const world = await searchWorld([...row(520), ...far]);
    const page = answered(await world.search(aCommand({ radiusKm: 500, sort: 'distance' })));
    expect(page.partial).toBe(true);
    expect(world.reads.get('Query cells')).toBe(bounds.pagesAtOnce);
  });

  it('reads at most 177 cells, that of the middle from two sides, and no nights where there is no hotel within 500 km', async () => {
    const world = await searchWorld([]);
    for (const latitude of [0, 38.7, -89.9, 66]) {
      world.reads.clear();
      const where = { point: { latitude, longitude: 179.9 } };
      expect(answered(await world.search(aCommand({ where, radiusKm: 500, nights }))).total).toBe(0);
      expect(world.reads.get('Query cells')).toBeLessThanOrEqual(177 + 1);
      expect(queries(world.reads)).toBe(0);
    }
  });

  it('looks in rows of a quarter of a degree, whose cells are fewer towards the poles', () => {
    expect(cellOf(10.26, 0).row - cellOf(10.01, 0).row).toBe(1);
    expect(cellOf(10.24, 0).row).toBe(cellOf(10.01, 0).row);
    const columns = [0, 30, 60, 85, 89.9].map((latitude) => columnsOf(cellOf(latitude, 0).row));
    expect(columns).toEqual(columns.toSorted((one, other) => other - one));
    expect([columns[0], columns.at(-1)]).toEqual([180, 1]);
  });

  it('reads an index that projects what filters need, and lists hotels by city and in shards, never in one part', () => {
    for (const unneeded of ['description', 'address', 'images']) {
      expect(indexes.cells.projected).not.toContain(unneeded);
    }
    const items = Array.from({ length: 100 }, (_, index) => toHotelItem(given(`h${index}`).hotel));
    expect(new Set(items.map((item) => item['listPk'])).size).toBe(listingShards);
    expect(new Set(items.map((item) => item['cityPk']))).toEqual(new Set(['CITY#lisbon']));
    expect(items[0]?.['citySk']).toBe('PT#h0');
  });

  it('looks hotels up in the list of all where there is no place, and where the box is half the world', async () => {
    const world = await searchWorld(row(520));
    const all = answered(await world.search(aCommand({ where: null, sort: 'rating' })));
    expect(all.partial).toBe(true);
    expect(all.total).toBe(500);
    expect(all.hotels[0]?.distanceKm).toBeNull();
    expect(world.reads.get('Query listing')).toBe(8);
    world.reads.clear();
    const half = { box: { north: 60, south: -60, east: 90, west: -90 } };
    expect(answered(await world.search(aCommand({ where: half }))).total).toBe(500);
    expect(world.reads.get('Query cells')).toBeUndefined();
    const elsewhere = { box: { north: 60, south: -60, east: -90, west: 90 } };
    expect(answered(await world.search(aCommand({ where: elsewhere }))).total).toBe(0);
  });
});

describe('flexible dates', () => {
  it('read the nights of a hotel once for all shifts', async () => {
    const world = await searchWorld(row(5));
    const page = answered(await world.search(aCommand({ nights: { ...nights, shiftDays: 7 } })));
    expect(page.dates).toHaveLength(15);
    expect(queries(world.reads)).toBe(5);
  });

  it('give the cheapest total of each shift with its taxes, and null where nothing is free', async () => {
    const taxes = [{ name: 'City tax', kind: 'per_person_per_night' as const, value: '1.00' }];
    const closed = { hotelId: 'a', roomTypeId: 'a-room', date: '2026-12-04', closed: true as const };
    const dear = { hotelId: 'a', roomTypeId: 'a-room', date: '2026-11-30', price: 15_000 };
    const world = await searchWorld([given('a', { taxes }, { nights: [closed, dear] })]);
    const page = answered(await world.search(aCommand({ nights: { ...nights, shiftDays: 1 } })));
    expect(page.dates).toEqual([
      { checkIn: '2026-11-30', checkOut: '2026-12-03', total: { amount: 35_600, currency: 'EUR' } },
      { checkIn: '2026-12-01', checkOut: '2026-12-04', total: { amount: 30_600, currency: 'EUR' } },
      { checkIn: '2026-12-02', checkOut: '2026-12-05', total: null },
    ]);
  });
});

describe('the sort by rating', () => {
  it('has those nobody has rated last', async () => {
    const rated = (rating: RatingCounts) => ({ rating });
    const world = await searchWorld([
      given('a'),
      given('b', {}, rated([0, 0, 1, 0, 0])),
      given('c', {}, rated([0, 0, 0, 0, 2])),
      given('d', {}, rated([9, 0, 0, 0, 0])),
    ]);
    expect(idsOf(answered(await world.search(aCommand({ sort: 'rating' }))))).toEqual(['c', 'b', 'd', 'a']);
  });
});

describe('cells that were just read', () => {
  it('are not read again, until a hotel of this process changes', async () => {
    const world = await searchWorld(row(3));
    await world.search(aCommand({ nights }));
    world.reads.clear();
    expect(idsOf(answered(await world.search(aCommand({ nights }))))).toHaveLength(3);
    expect(world.reads.get('Query cells')).toBeUndefined();
    await write(world.table, itemsOf(given('new', { latitude: 38.7167 })));
    expect(idsOf(answered(await world.search(aCommand({ nights }))))).toContain('new');
    expect(world.reads.get('Query cells')).toBeGreaterThan(0);
  });
});
