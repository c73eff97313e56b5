import { expect } from 'vitest';
import { formatAmount } from '../../functions/domain/money.ts';
import { isRefusal } from '../../functions/domain/refusal.ts';
import type { SearchCommand, SearchHotels, SearchOutcome } from '../../functions/usecases/search/search-hotels.ts';
import { expectedAnswer } from './search-oracle.ts';
import { answered, type Given } from './search-world.ts';

/** All pages of a search, or undefined where the stay is past wherever a hotel could be. */
export const pagesOf = async (search: SearchHotels, criteria: SearchCommand): Promise<SearchOutcome[] | undefined> => {
  const pages: SearchOutcome[] = [];
  let { after } = criteria;
  do {
    const outcome = await search({ ...criteria, after });
    if (isRefusal(outcome)) return undefined;
    pages.push(answered(outcome));
    after = outcome.next;
  } while (after !== null);
  return pages;
};

/** Holds the pages of a search to what looking at every hotel by itself answers. */
export const compareWithOracle = (
  criteria: SearchCommand,
  hotels: readonly Given[],
  pages: readonly SearchOutcome[],
) => {
  const expected = expectedAnswer(criteria, hotels);
  const shown = pages.flatMap((page) => page.hotels);
  expect(shown.map(({ hotel }) => hotel.id)).toEqual(expected.found.map(({ id }) => id));
  expect(shown.map(({ offer }) => offer && [offer.roomType.id, offer.plan.id, offer.total])).toEqual(
    expected.found.map(({ offer }) => offer && [offer.roomTypeId, offer.planId, offer.total]),
  );
  for (const page of pages) {
    expect(page.total).toBe(expected.found.length);
    expect(page.partial).toBe(false);
    expect(page.facets.starRating).toEqual(expected.starRating);
    const { boards, refundable, rating } = page.facets;
    expect({ boards, refundable, rating }).toEqual({
      boards: expected.boards,
      refundable: expected.refundable,
      rating: expected.rating,
    });
    expect(new Map(page.facets.amenities.map(({ value, count }) => [value, count]))).toEqual(expected.amenities);
    for (const { from, to, count } of page.facets.price) {
      const ends = [from, to].map((end) => (end === null ? null : formatAmount(end, criteria.currency)));
      expect(count).toBe(expected.priced(ends[0] ?? '', ends[1] ?? null));
    }
    for (const [index, { total }] of (page.dates ?? []).entries()) {
      expect(total === null ? Number.POSITIVE_INFINITY : expected.inAskedCurrency(total.currency, total.amount)).toBe(
        expected.cheapest(index),
      );
    }
  }
};
