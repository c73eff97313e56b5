import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareWithOracle, pagesOf } from '../../support/search-compare.ts';
import { searchWorld } from '../../support/search-world.ts';
import { aCentre, aSearchFor, aWorld } from '../../support/search-worlds.ts';

const aCase = aCentre.chain((centre) =>
  fc.tuple(aWorld(centre), fc.array(aSearchFor(centre), { minLength: 1, maxLength: 6 })),
);

describe('a search of a random world', () => {
  it('finds, orders, prices and counts as if it had looked at every hotel', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(aCase, async ([hotels, searches]) => {
        const world = await searchWorld(hotels);
        for (const criteria of searches) {
          const pages = await pagesOf(world.search, criteria);
          if (pages === undefined) expect(criteria.nights?.checkIn).toBe('2026-11-21');
          else compareWithOracle(criteria, hotels, pages);
        }
      }),
      { numRuns: Number(process.env['FUZZ_RUNS'] ?? 25) },
    );
  });
});
