import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatAmount } from '../../functions/domain/money.ts';
import { isRefusal } from '../../functions/domain/refusal.ts';
import type { SearchCommand, SearchOutcome } from '../../functions/usecases/search/search-hotels.ts';
import { expectedAnswer } from '../support/search-oracle.ts';
import { answered, type Given, searchWorld } from '../support/search-world.ts';
import { aCentre, aWishFor, aWorld } from '../support/search-worlds.ts';

const aCase = aCentre.chain((centre) =>
  fc.tuple(aWorld(centre), fc.array(aWishFor(centre), { minLength: 1, maxLength: 6 })),
);

/** All pages of a search, or undefined where the stay is past wherever a hotel could be. */
const pagesOf = async (world: Awaited<ReturnType<typeof searchWorld>>, wish: SearchCommand) => {
  const pages: SearchOutcome[] = [];
  let { after } = wish;
  do {
    const outcome = await world.search({ ...wish, after });
    if (isRefusal(outcome)) return undefined;
    pages.push(answered(outcome));
    after = outcome.next;
  } while (after !== null);
  return pages;
};

const compare = (wish: SearchCommand, hotels: readonly Given[], pages: readonly SearchOutcome[]) => {
  const expected = expectedAnswer(wish, hotels);
  const shown = pages.flatMap((page) => page.hotels);
  expect(shown.map(({ hotel }) => hotel.id)).toEqual(expected.found.map(({ id }) => id));
  expect(shown.map(({ offer }) => offer && [offer.roomType.id, offer.total])).toEqual(
    expected.found.map(({ offer }) => offer && [offer.roomTypeId, offer.total]),
  );
  for (const page of pages) {
    expect(page.total).toBe(expected.found.length);
    expect(page.partial).toBe(false);
    expect(page.facets.starRating).toEqual(expected.starRating);
    expect(new Map(page.facets.amenities.map(({ value, count }) => [value, count]))).toEqual(expected.amenities);
    for (const { from, to, count } of page.facets.price) {
      const ends = [from, to].map((end) => (end === null ? null : formatAmount(end, wish.currency)));
      expect(count).toBe(expected.priced(ends[0] ?? '', ends[1] ?? null));
    }
    for (const [index, { total }] of (page.dates ?? []).entries()) {
      expect(total === null ? Number.POSITIVE_INFINITY : expected.inAskedCurrency(total.currency, total.amount)).toBe(
        expected.cheapest(index),
      );
    }
  }
};

describe('a search of a random world', () => {
  it('finds, orders, prices and counts as if it had looked at every hotel', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(aCase, async ([hotels, wishes]) => {
        const world = await searchWorld(hotels);
        for (const wish of wishes) {
          const pages = await pagesOf(world, wish);
          if (pages === undefined) expect(wish.nights?.checkIn).toBe('2026-11-21');
          else compare(wish, hotels, pages);
        }
      }),
      { numRuns: Number(process.env['FUZZ_RUNS'] ?? 25) },
    );
  });
});
