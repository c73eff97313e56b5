import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../functions/domain/calendar/date.ts';
import { formatAmount, MOST_MINOR } from '../../functions/domain/money.ts';
import { type DemandPricing, priceNight, roomsAt } from '../../functions/domain/price.ts';
import { demandProblems, taxProblems } from '../../functions/domain/price-limits.ts';
import { spreadGuests } from '../../functions/domain/rates/party.ts';
import { STANDARD_TERMS } from '../../functions/domain/rates/plan.ts';
import type { TaxKind, TaxRule } from '../../functions/domain/rates/taxes.ts';
import { addUpStay } from '../../functions/domain/stay-price.ts';

const demand: DemandPricing = {
  occupancy: [
    { id: 'half-full', atLeastPercent: 50, factor: '1.1' },
    { id: 'nearly-full', atLeastPercent: 90, factor: '1.5' },
  ],
  leadTime: [
    { id: 'this-month', withinDays: 30, factor: '1.05' },
    { id: 'last-minute', withinDays: 2, factor: '0.8' },
  ],
};
const quiet = { base: 10_005, demand, sold: 0, cap: 10, daysAhead: 100 };

describe('the price of a night', () => {
  it('is the base price where nothing else holds', () => {
    expect(priceNight(quiet)).toEqual({ price: 10_005, rule: { kind: 'base' } });
    expect(priceNight({ base: 10_005, sold: 10, cap: 10, daysAhead: 0 }).rule).toEqual({ kind: 'base' });
  });

  it("is the owner's override before any demand", () => {
    const override = { price: 7777, reason: 'promotion' } as const;
    expect(priceNight({ ...quiet, override, sold: 10 })).toEqual({
      price: 7777,
      rule: { kind: 'override', reason: 'promotion' },
    });
  });

  it('follows the highest occupancy reached, from exactly its threshold on', () => {
    expect(priceNight({ ...quiet, sold: 4 }).rule).toEqual({ kind: 'base' });
    expect(priceNight({ ...quiet, sold: 5 })).toEqual({
      price: 11_006,
      rule: { kind: 'demand', id: 'half-full', factor: '1.1' },
    });
    expect(priceNight({ ...quiet, sold: 9 }).rule).toMatchObject({ id: 'nearly-full' });
    expect(priceNight({ ...quiet, sold: 0, cap: 0 }).rule).toEqual({ kind: 'base' });
  });

  it('follows the shortest lead time reached', () => {
    expect(priceNight({ ...quiet, daysAhead: 31 }).rule).toEqual({ kind: 'base' });
    expect(priceNight({ ...quiet, daysAhead: 30 }).rule).toMatchObject({ id: 'this-month' });
    expect(priceNight({ ...quiet, daysAhead: 2 })).toMatchObject({ price: 8004, rule: { id: 'last-minute' } });
  });

  it('follows the larger factor where both hold, and occupancy where they are equal', () => {
    expect(priceNight({ ...quiet, sold: 5, daysAhead: 20 }).rule).toMatchObject({ id: 'half-full' });
    expect(priceNight({ ...quiet, sold: 5, daysAhead: 1 }).rule).toMatchObject({ id: 'half-full' });
    const late = { ...demand, leadTime: [{ id: 'late', withinDays: 3, factor: '1.10' }] };
    expect(priceNight({ ...quiet, demand: late, sold: 5, daysAhead: 1 }).rule).toMatchObject({ id: 'half-full' });
    const later = { ...demand, leadTime: [{ id: 'late', withinDays: 3, factor: '1.11' }] };
    expect(priceNight({ ...quiet, demand: later, sold: 5, daysAhead: 1 }).rule).toMatchObject({ id: 'late' });
  });

  it('stays between floor and ceiling where demand moves it', () => {
    const bounded = { ...demand, floor: 9000, ceiling: 12_000 };
    expect(priceNight({ ...quiet, demand: bounded, daysAhead: 1 }).price).toBe(9000);
    expect(priceNight({ ...quiet, demand: bounded, sold: 10 }).price).toBe(12_000);
    expect(priceNight({ ...quiet, demand: bounded, base: 100 }).price).toBe(100);
  });

  it('does not depend on the order in which rules are stored', () => {
    const rule = fc.record({
      threshold: fc.integer({ min: 0, max: 100 }),
      hundredths: fc.integer({ min: 1, max: 1000 }),
    });
    const shuffled = fc
      .tuple(fc.array(rule, { maxLength: 6 }), fc.array(rule, { maxLength: 6 }))
      .map(([full, late]) => ({
        occupancy: full.map((one, n) => ({
          id: `o${n}`,
          atLeastPercent: one.threshold,
          factor: `${one.hundredths}.5`,
        })),
        leadTime: late.map((one, n) => ({ id: `l${n}`, withinDays: one.threshold, factor: `${one.hundredths}.5` })),
      }));
    fc.assert(
      fc.property(
        shuffled,
        fc.integer({ min: 0, max: 20 }),
        fc.integer({ min: 0, max: 120 }),
        (rules, sold, daysAhead) => {
          const night = { base: 12_345, sold, cap: 20, daysAhead };
          const reversed = { occupancy: rules.occupancy.toReversed(), leadTime: rules.leadTime.toReversed() };
          expect(priceNight({ ...night, demand: reversed })).toEqual(priceNight({ ...night, demand: rules }));
        },
      ),
    );
  });

  it('never falls as a night fills, where every fuller threshold costs more', () => {
    const dearer = { ...demand, leadTime: [] };
    fc.assert(
      fc.property(fc.integer({ min: 0, max: MOST_MINOR }), fc.integer({ min: 0, max: 99 }), (base, sold) => {
        const at = (rooms: number) => priceNight({ base, demand: dearer, sold: rooms, cap: 100, daysAhead: 9 }).price;
        expect(at(sold + 1)).toBeGreaterThanOrEqual(at(sold));
      }),
    );
  });
});

const aTax = fc
  .tuple(fc.constantFrom<TaxKind>('percent', 'per_night', 'per_person_per_night'), fc.integer({ min: 0, max: 9999 }))
  .map(([kind, value]) => ({ name: `${kind} ${value}`, kind, value: formatAmount(value, 'EUR') }));

interface PricedStay {
  readonly nights: readonly { readonly price: number }[];
  readonly rooms: number;
  readonly guests: number;
  readonly taxes: readonly TaxRule[];
  readonly currency: string;
}

/** A stay whose rooms cost the same for any party, under the plan that every hotel has. */
const quoteStay = ({ nights, rooms, guests, ...rest }: PricedStay) =>
  addUpStay({
    ...rest,
    checkIn: '2026-12-01',
    party: spreadGuests(guests, rooms),
    plan: STANDARD_TERMS,
    nights: nights.map(({ price }, index) => ({
      date: addDays('2026-12-01', index),
      rooms: roomsAt({ price, rule: { kind: 'base' } }, rooms),
    })),
  });

const aStay: fc.Arbitrary<PricedStay> = fc.record({
  nights: fc.array(fc.record({ price: fc.integer({ min: 0, max: MOST_MINOR }) }), { minLength: 1, maxLength: 30 }),
  rooms: fc.integer({ min: 1, max: 8 }),
  guests: fc.integer({ min: 1, max: 160 }),
  taxes: fc.array(aTax, { maxLength: 10 }),
  currency: fc.constantFrom('EUR', 'KWD', 'JPY'),
});

describe('the price of a stay', () => {
  it('counts each tax by its kind and rounds each line by itself', () => {
    const totals = quoteStay({
      nights: [{ price: 10_001 }, { price: 10_002 }],
      rooms: 2,
      guests: 3,
      taxes: [
        { name: 'VAT', kind: 'percent', value: '12.5' },
        { name: 'Resort fee', kind: 'per_night', value: '4.50' },
        { name: 'City tax', kind: 'per_person_per_night', value: '2' },
      ],
      currency: 'EUR',
    });
    expect(totals).toEqual({
      rooms: 40_006,
      taxes: [
        { name: 'VAT', amount: 5001 },
        { name: 'Resort fee', amount: 1800 },
        { name: 'City tax', amount: 1200 },
      ],
      total: 48_007,
    });
  });

  it('rounds a half of the smallest coin up', () => {
    const stay = { nights: [{ price: 5 }], rooms: 1, guests: 1, currency: 'JPY' };
    const ten = { name: 'Tax', kind: 'percent', value: '10' } as const;
    expect(quoteStay({ ...stay, taxes: [ten, ten] })).toMatchObject({
      taxes: [{ amount: 1 }, { amount: 1 }],
      total: 7,
    });
  });

  it('adds up exactly, line by line, as far as whole numbers are exact', () => {
    fc.assert(
      fc.property(aStay, (stay) => {
        const totals = quoteStay(stay);
        const sum = totals.taxes.reduce((total, line) => total + BigInt(line.amount), BigInt(totals.rooms));
        expect(BigInt(totals.total)).toBe(sum);
        const rooms = stay.nights.reduce((total, night) => total + BigInt(night.price), 0n) * BigInt(stay.rooms);
        expect(BigInt(totals.rooms)).toBe(rooms);
        expect(totals.taxes.map((line) => line.name)).toEqual(stay.taxes.map((tax) => tax.name));
      }),
    );
  });

  it('never falls with a night, a room or a guest more', () => {
    fc.assert(
      fc.property(aStay, (stay) => {
        const { total } = quoteStay(stay);
        expect(quoteStay({ ...stay, nights: [...stay.nights, { price: 0 }] }).total).toBeGreaterThanOrEqual(total);
        expect(quoteStay({ ...stay, rooms: stay.rooms + 1 }).total).toBeGreaterThanOrEqual(total);
        expect(quoteStay({ ...stay, guests: stay.guests + 1 }).total).toBeGreaterThanOrEqual(total);
      }),
    );
  });

  it('stays exact at the dearest that is allowed: 60 nights of 8 rooms with ten taxes', () => {
    const taxes = [...Array(10).keys()].map((n) => ({ name: `${n}`, kind: 'percent' as const, value: '100' }));
    expect(taxProblems(taxes, 'KWD')).toEqual([]);
    const nights = Array.from({ length: 60 }, () => ({ price: MOST_MINOR }));
    const { total } = quoteStay({ nights, rooms: 8, guests: 160, taxes, currency: 'KWD' });
    const amounts = taxes.map((tax) => ({ ...tax, kind: 'per_person_per_night' as const, value: '10000000' }));
    expect(taxProblems(amounts, 'KWD')).toEqual([]);
    const { rooms, total: withAmounts } = quoteStay({ nights, rooms: 8, guests: 160, taxes: amounts, currency: 'KWD' });
    expect(Number.isSafeInteger(total + withAmounts - rooms)).toBe(true);
  });
});

describe('taxes nobody can charge', () => {
  it.each([
    ['percent', '100.01'],
    ['percent', '-1'],
    ['percent', '1.23456'],
    ['percent', 'ten'],
    ['per_night', '1.234'],
    ['per_person_per_night', '1e3'],
    ['per_night', '100000000.01'],
  ] as const)('are %s of %s', (kind, value) => {
    expect(taxProblems([{ name: 'Tax', kind, value }], 'EUR').map((problem) => problem.pointer)).toEqual(['/0/value']);
  });

  it('are more than ten', () => {
    const tax = { name: 'Tax', kind: 'percent', value: '1' } as const;
    expect(taxProblems(Array(11).fill(tax), 'EUR')).toHaveLength(1);
    expect(taxProblems(Array(10).fill(tax), 'EUR')).toEqual([]);
  });
});

describe('demand pricing', () => {
  it('is accepted as it stands in these tests', () => {
    expect(demandProblems(demand)).toEqual([]);
  });

  it.each([
    ['no factor', { ...demand, occupancy: [{ id: 'a', atLeastPercent: 5, factor: '0' }] }, '/occupancy/0/factor'],
    ['a factor above 10', { ...demand, leadTime: [{ id: 'a', withinDays: 5, factor: '10.1' }] }, '/leadTime/0/factor'],
    [
      'a threshold above full',
      { ...demand, occupancy: [{ id: 'a', atLeastPercent: 101, factor: '1' }] },
      '/occupancy/0/atLeastPercent',
    ],
    ['half a day', { ...demand, leadTime: [{ id: 'a', withinDays: 0.5, factor: '1' }] }, '/leadTime/0/withinDays'],
    ['one id twice', { ...demand, leadTime: [{ id: 'half-full', withinDays: 5, factor: '1' }] }, ''],
    ['a floor above its ceiling', { ...demand, floor: 2, ceiling: 1 }, '/floor'],
    [
      'too many rules',
      { ...demand, leadTime: Array.from({ length: 11 }, (_, n) => ({ id: `${n}`, withinDays: n, factor: '1' })) },
      '/leadTime',
    ],
  ])('cannot have %s', (_, impossible, pointer) => {
    expect(demandProblems(impossible).map((problem) => problem.pointer)).toEqual([pointer]);
  });
});
