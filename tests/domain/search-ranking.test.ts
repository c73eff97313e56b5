import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { medianOf, type Qualities, qualitiesOf, scoreOf, weights } from '../../functions/domain/search/rank.ts';

const aDistance = fc.double({ min: 0, max: 500, noNaN: true });
const aPrice = fc.double({ min: 0, max: 10_000, noNaN: true });
const aHotel: fc.Arbitrary<Qualities> = fc.record({
  distanceKm: aDistance,
  reviews: fc
    .record({ count: fc.nat(5000), share: fc.double({ min: 0, max: 1, noNaN: true }) })
    .map(({ count, share }) => ({ count, stars: count + Math.round(4 * count * share) })),
  price: aPrice,
  wordMatch: fc.double({ min: 0, max: 1, noNaN: true }),
});
const anAreaPrice = fc.double({ min: 0.01, max: 10_000, noNaN: true });

describe('the recommended order', () => {
  it('counts weights that are one together', () => {
    expect(Object.values(weights).reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
  });

  it('never ranks a hotel lower for being closer', () => {
    fc.assert(
      fc.property(aHotel, aDistance, aDistance, anAreaPrice, (hotel, one, other, areaPrice) => {
        const [near, far] = [Math.min(one, other), Math.max(one, other)];
        expect(scoreOf({ ...hotel, distanceKm: near }, areaPrice)).toBeGreaterThanOrEqual(
          scoreOf({ ...hotel, distanceKm: far }, areaPrice),
        );
      }),
    );
  });

  it('never ranks a hotel lower for being cheaper', () => {
    fc.assert(
      fc.property(aHotel, aPrice, aPrice, anAreaPrice, (hotel, one, other, areaPrice) => {
        const [cheap, dear] = [Math.min(one, other), Math.max(one, other)];
        expect(scoreOf({ ...hotel, price: cheap }, areaPrice)).toBeGreaterThanOrEqual(
          scoreOf({ ...hotel, price: dear }, areaPrice),
        );
      }),
    );
  });

  it('never ranks a hotel lower for better reviews, as many of them', () => {
    fc.assert(
      fc.property(aHotel, fc.nat(4000), anAreaPrice, (hotel, more, areaPrice) => {
        const { count, stars } = hotel.reviews;
        const better = { count, stars: Math.min(5 * count, stars + more) };
        expect(scoreOf({ ...hotel, reviews: better }, areaPrice)).toBeGreaterThanOrEqual(scoreOf(hotel, areaPrice));
      }),
    );
  });

  it('never ranks a hotel lower for one more review of the best kind', () => {
    fc.assert(
      fc.property(aHotel, anAreaPrice, (hotel, areaPrice) => {
        const { count, stars } = hotel.reviews;
        const loved = { count: count + 1, stars: stars + 5 };
        expect(scoreOf({ ...hotel, reviews: loved }, areaPrice)).toBeGreaterThanOrEqual(scoreOf(hotel, areaPrice));
      }),
    );
  });

  it('is moved by every quality: a plainly better one wins', () => {
    const plain: Qualities = { distanceKm: 10, reviews: { count: 20, stars: 70 }, price: 100, wordMatch: 0.5 };
    const better: Partial<Qualities>[] = [
      { distanceKm: 2 },
      { reviews: { count: 20, stars: 95 } },
      { price: 60 },
      { reviews: { count: 400, stars: 1400 } },
      { wordMatch: 1 },
    ];
    for (const change of better) expect(scoreOf({ ...plain, ...change }, 100)).toBeGreaterThan(scoreOf(plain, 100));
  });

  it('takes a single perfect review for less than many good ones', () => {
    const one = { distanceKm: 1, reviews: { count: 1, stars: 5 }, price: 100, wordMatch: 1 };
    const many = { ...one, reviews: { count: 200, stars: 900 } };
    expect(qualitiesOf(many, 100).rating).toBeGreaterThan(qualitiesOf(one, 100).rating);
  });

  it('gives half for the price of the area, and nothing where there is none to compare', () => {
    const hotel = { distanceKm: null, reviews: { count: 0, stars: 0 }, price: 80, wordMatch: 1 };
    expect(qualitiesOf(hotel, 80).price).toBe(0.5);
    expect(qualitiesOf({ ...hotel, price: undefined }, 80).price).toBe(0);
    expect(qualitiesOf(hotel, null).price).toBe(0);
    expect(qualitiesOf({ ...hotel, price: 0 }, 0).price).toBe(1);
  });

  it('takes the lower of two middle prices', () => {
    expect(medianOf([])).toBeNull();
    expect(medianOf([30, 10])).toBe(10);
    expect(medianOf([30, 10, 20])).toBe(20);
  });
});
