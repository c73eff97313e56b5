import { describe, expect, it } from 'vitest';
import {
  blockedNights,
  capOf,
  type NightFacts,
  occupancyOf,
  rateRevOf,
  sellable,
} from '../../functions/domain/availability.ts';

const tenRooms = { totalRooms: 10, softLimit: null };
const stay = (...nights: (NightFacts | undefined)[]) =>
  nights.map((facts, index) => ({
    date: `2026-12-0${index + 1}`,
    available: sellable(facts, tenRooms),
    closed: facts?.closed === true,
  }));

describe('a night', () => {
  it('that nobody has touched sells what its room type has, or its soft limit', () => {
    expect(sellable(undefined, tenRooms)).toBe(10);
    expect(sellable({}, { totalRooms: 10, softLimit: 12 })).toBe(12);
    expect(capOf({ totalRooms: 10, softLimit: 4 })).toBe(10);
    expect(rateRevOf(undefined)).toBe(0);
    expect(rateRevOf({ rateRev: 3 })).toBe(3);
  });

  it('with only a price of its own is still untouched', () => {
    expect(sellable({ rateRev: 1 }, tenRooms)).toBe(10);
    expect(occupancyOf({ rateRev: 1 }, tenRooms)).toEqual({ sold: 0, cap: 10 });
  });

  it('that is written sells what is left, whatever its room type says now', () => {
    expect(sellable({ left: 3, sold: 7, cap: 10 }, { totalRooms: 50, softLimit: null })).toBe(3);
    expect(occupancyOf({ left: 3, sold: 7, cap: 10 }, { totalRooms: 50, softLimit: null })).toEqual({
      sold: 7,
      cap: 10,
    });
    expect(sellable({ left: 0, sold: 10, cap: 10 }, tenRooms)).toBe(0);
  });

  it('that is closed, or whose room type is being deleted, sells nothing', () => {
    expect(sellable({ left: 3, closed: true }, tenRooms)).toBe(0);
    expect(sellable({ left: 3, fence: true }, tenRooms)).toBe(0);
    expect(sellable({ left: 3 }, { ...tenRooms, deleting: true })).toBe(0);
  });
});

describe('a stay', () => {
  it('is free where every night has as many rooms as asked for', () => {
    expect(blockedNights(stay({ left: 5 }, { left: 2 }, undefined), 2)).toBeUndefined();
  });

  it('is sold out on each night with fewer rooms than asked for', () => {
    expect(blockedNights(stay({ left: 5 }, { left: 2 }, { left: 0 }), 3)).toEqual({
      reason: 'sold_out',
      nights: ['2026-12-02', '2026-12-03'],
    });
  });

  it('is closed where any of its nights is', () => {
    expect(blockedNights(stay({ left: 0 }, { left: 2, closed: true }, { left: 4 }), 1)).toEqual({
      reason: 'closed',
      nights: ['2026-12-01', '2026-12-02'],
    });
  });
});
