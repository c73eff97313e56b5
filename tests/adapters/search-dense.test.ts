import { describe, expect, it } from 'vitest';
import { aCommand, answered, type Given, given, idsOf, searchWorld } from '../support/search-world.ts';

const nights = { checkIn: '2026-12-01', checkOut: '2026-12-04', shiftDays: 0 };

/** Hotels in one town, ten metres apart, so many in a street. */
const town = (count: number): Given[] =>
  Array.from({ length: count }, (_, index) =>
    given(`h${String(index).padStart(5, '0')}`, {
      latitude: 38.7167 + Math.floor(index / 60) * 0.0001,
      longitude: -9.1333 + (index % 60) * 0.0001,
      starRating: 1 + (index % 5),
    }),
  );

describe('the fallback of rule 25 in a dense town', () => {
  it('reads the nights of at most 500 matching hotels and 500 beside them, and cells by their pages', {
    timeout: 240_000,
  }, async () => {
    const count = 3000;
    const world = await searchWorld(town(count));
    const cost = async (wish: Parameters<typeof aCommand>[0]) => {
      world.reads.clear();
      const page = answered(await world.search(aCommand({ nights, ...wish })));
      return {
        page,
        nights: world.reads.get('Query') ?? 0,
        cells: world.reads.get('Query cells') ?? 0,
        checks: world.reads.get('BatchGetItem') ?? 0,
      };
    };
    const all = await cost({});
    expect(all.page).toMatchObject({ partial: true, total: 500 });
    // One page of 1 MB holds some 300 hotels with their rooms, more where they have few.
    expect(all.cells).toBeLessThanOrEqual(10 + count / 300);
    expect(all.nights).toBe(500);
    // Twenty hotels of three facts and three nights each: 120 items, two calls at once.
    expect(all.checks).toBe(2);

    const some = await cost({ starRating: [5], sort: 'price' });
    expect(some.page).toMatchObject({ partial: true, total: 500 });
    // The nearest five-star hotels, and of the others, which only count in the facet of stars, as many again.
    expect(some.nights).toBe(1000);
    // The cells are remembered.
    expect(some.cells).toBe(0);
    expect(new Set(idsOf(some.page).map((id) => Number(id.slice(1)) % 5))).toEqual(new Set([4]));
  });
});
