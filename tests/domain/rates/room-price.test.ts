import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MOST_MINOR } from '../../../functions/domain/money.ts';
import type { GuestPricing, RoomParty } from '../../../functions/domain/rates/party.ts';
import { type PlanPrice, priceRoom } from '../../../functions/domain/rates/room-price.ts';

const family: GuestPricing = {
  includedAdults: 2,
  extraAdult: 3000,
  fewerAdult: 1500,
  children: [
    { toAge: 2, price: 0, counts: false },
    { toAge: 11, price: 1200, counts: true },
  ],
};
const same: PlanPrice = { kind: 'same' };
const room = (adults: number, ...childAges: number[]): RoomParty => ({ adults, childAges });
const priceOf = (
  people: RoomParty,
  plan: PlanPrice = same,
  guestPricing: GuestPricing | null = family,
  night = 10_000,
) => priceRoom(night, { room: people, guestPricing, plan });

describe('the price of a room for a night', () => {
  it('is the night for the adults included, and for any party where the room type says nothing of people', () => {
    expect(priceOf(room(2))).toEqual({ price: 10_000, adjustments: [] });
    expect(priceOf(room(4, 3, 9), same, null)).toEqual({ price: 10_000, adjustments: [] });
  });

  it('adds each adult more and takes each fewer off', () => {
    expect(priceOf(room(4)).adjustments).toEqual([{ kind: 'adults', amount: 6000 }]);
    expect(priceOf(room(1)).price).toBe(8500);
  });

  it('lets a child pay the first band that reaches its age, and makes one older than every band an adult', () => {
    expect(priceOf(room(2, 1, 2)).price).toBe(10_000);
    expect(priceOf(room(2, 3, 11)).adjustments).toEqual([{ kind: 'children', amount: 2400 }]);
    expect(priceOf(room(2, 12)).adjustments).toEqual([{ kind: 'adults', amount: 3000 }]);
  });

  it('takes plan, adults, children and board in this order', () => {
    expect(priceOf(room(3, 4), { kind: 'percent', value: '-10' })).toEqual({
      price: 13_200,
      adjustments: [
        { kind: 'plan', amount: -1000 },
        { kind: 'adults', amount: 3000 },
        { kind: 'children', amount: 1200 },
      ],
    });
    // Board is for everybody but children who do not count.
    expect(priceOf(room(2, 1, 4), { kind: 'amount', amount: 2500, per: 'person' }).adjustments).toEqual([
      { kind: 'children', amount: 1200 },
      { kind: 'board', amount: 7500 },
    ]);
    expect(priceOf(room(2), { kind: 'amount', amount: -700, per: 'room' }).price).toBe(9300);
  });

  it.each([
    ['-12.5', 1, 1],
    ['-50', 1, 1],
    ['-50', 3, 2],
    ['12.5', 4, 5],
    ['-10', 1005, 905],
    ['-33.3333', 10_000, 6667],
  ])('rounds the price that %s percent leave of %i half up, to %i', (value, night, price) => {
    expect(priceOf(room(2), { kind: 'percent', value }, null, night).price).toBe(price);
  });

  it('prices a room without people for one adult', () => {
    expect(priceOf(room(0)).price).toBe(8500);
    expect(priceOf(room(0), { kind: 'amount', amount: 2500, per: 'person' }).price).toBe(11_000);
  });

  it('is never below 0: the last step that takes off is cut, and the steps still add up', () => {
    expect(priceOf(room(3), { kind: 'amount', amount: -50_000, per: 'room' })).toEqual({
      price: 0,
      adjustments: [
        { kind: 'plan', amount: -13_000 },
        { kind: 'adults', amount: 3000 },
      ],
    });
    expect(priceOf(room(1), { kind: 'percent', value: '-100' })).toEqual({
      price: 0,
      adjustments: [{ kind: 'plan', amount: -10_000 }],
    });
  });

  it('adds up exactly and stays between 0 and the highest price, whatever it is made of', () => {
    const anAmount = fc.integer({ min: 0, max: MOST_MINOR });
    const aPlan = fc.oneof(
      fc.constant<PlanPrice>(same),
      fc.integer({ min: -10_000, max: 90_000 }).map((n): PlanPrice => ({ kind: 'percent', value: String(n / 100) })),
      fc.record({
        kind: fc.constant('amount' as const),
        amount: fc.integer({ min: -MOST_MINOR, max: MOST_MINOR }),
        per: fc.constantFrom('room' as const, 'person' as const),
      }),
    );
    const aPricing = fc.record({
      includedAdults: fc.integer({ min: 1, max: 20 }),
      extraAdult: anAmount,
      fewerAdult: anAmount,
      children: fc.constantFrom<GuestPricing['children']>([], family.children, [{ toAge: 17, price: 9, counts: true }]),
    });
    const aRoom = fc.record({
      adults: fc.integer({ min: 0, max: 20 }),
      childAges: fc.array(fc.integer({ min: 0, max: 17 }), { maxLength: 20 }),
    });
    fc.assert(
      fc.property(anAmount, aRoom, fc.option(aPricing), aPlan, (night, people, guestPricing, plan) => {
        const { price, adjustments } = priceRoom(night, { room: people, guestPricing, plan });
        expect(adjustments.reduce((sum, { amount }) => sum + amount, night)).toBe(price);
        expect(price).toBeGreaterThanOrEqual(0);
        expect(price).toBeLessThanOrEqual(MOST_MINOR);
        expect(adjustments.every(({ amount }) => amount !== 0)).toBe(true);
      }),
    );
  });
});
