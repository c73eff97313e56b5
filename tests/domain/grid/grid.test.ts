import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../functions/domain/calendar/date.ts';
import { type GridChange, namedNights } from '../../../functions/domain/grid/named-nights.ts';
import { gridRuns } from '../../../functions/domain/grid/runs.ts';
import {
  applySet,
  differing,
  isSame,
  mergeSets,
  type NightSet,
  type NightSettings,
  settingsOf,
} from '../../../functions/domain/grid/settings.ts';
import { OVERRIDE_REASONS } from '../../../functions/domain/price.ts';
import { isRefusal } from '../../../functions/domain/refusal.ts';

const bounds = { first: '2027-03-01', last: '2028-03-01' };
const april = (set: NightSet, more: Partial<GridChange> = {}): GridChange => ({
  roomTypeIds: ['double'],
  from: '2027-04-01',
  to: '2027-04-07',
  set,
  ...more,
});
const named = (...changes: GridChange[]) => {
  const nights = namedNights(changes, bounds);
  if (isRefusal(nights)) throw new Error(JSON.stringify(nights));
  return nights;
};
const untouched = settingsOf(undefined);

const length = fc.option(fc.integer({ min: 1, max: 60 }));
const anySettings: fc.Arbitrary<NightSettings> = fc
  .record({
    price: fc.option(fc.nat(1_000_000)),
    reason: fc.constantFrom(...OVERRIDE_REASONS),
    minStay: length,
    minStayThrough: length,
    maxStay: length,
    closedToArrival: fc.boolean(),
    closedToDeparture: fc.boolean(),
    closed: fc.boolean(),
  })
  .map((settings) => ({ ...settings, reason: settings.price === null ? null : settings.reason }));

describe('changes of the grid', () => {
  it('name the nights of a range on the weekdays named, of every room type named', () => {
    const nights = named(april({ minStay: 2 }, { roomTypeIds: ['double', 'suite'], weekdays: ['friday', 'saturday'] }));

    expect(nights.map(({ date, roomTypeId }) => `${date} ${roomTypeId}`)).toEqual([
      '2027-04-02 double',
      '2027-04-03 double',
      '2027-04-02 suite',
      '2027-04-03 suite',
    ]);
  });

  it('merge a night field by field, and of one field the later value counts', () => {
    const [first] = named(
      april({ minStay: 2, price: 15_000, reason: 'holiday' }),
      april({ minStay: null, closedToArrival: true }),
      april({ adjust: { kind: 'percent', value: '10' } }),
    );

    expect(first).toMatchObject({
      by: 2,
      set: { minStay: null, closedToArrival: true, reason: 'holiday', adjust: { kind: 'percent', value: '10' } },
    });
    expect(first?.set).not.toHaveProperty('price');
    expect(mergeSets({ adjust: { kind: 'amount', amount: 5 } }, { price: 7 })).toEqual({ price: 7 });
  });

  it('are refused in the past, beyond the horizon and above 2,000 nights, with a pointer', () => {
    const ok = april({ closed: true });
    expect(namedNights([ok, april({}, { from: '2027-02-28' })], bounds)).toMatchObject({
      pointer: '/changes/1/from',
      code: 'in_past',
    });
    expect(namedNights([april({}, { to: '2028-03-02' })], bounds)).toMatchObject({
      pointer: '/changes/0/to',
      code: 'beyond_horizon',
    });
    const year = april({}, { from: bounds.first, to: bounds.last, roomTypeIds: ['1', '2', '3', '4', '5', '6'] });
    expect(namedNights([ok, year], bounds)).toMatchObject({ pointer: '/changes/1', code: 'too_many_nights' });
    expect(namedNights(Array(2000).fill(april({}, { to: '2027-05-31' })), bounds)).toMatchObject({
      code: 'too_many_nights',
    });
    expect(namedNights([april({}, { to: '2027-04-01', weekdays: ['monday'] })], bounds)).toMatchObject({
      errors: [{ pointer: '/changes/0/weekdays' }],
    });
  });
});

describe('the values of a night after a change', () => {
  const priced = { ...untouched, price: 15_000, reason: 'holiday' } as const;

  it('keep what is not named, and lose what is null', () => {
    expect(applySet({ ...priced, minStay: 3 }, { maxStay: 7 }, 9000)).toEqual({ ...priced, minStay: 3, maxStay: 7 });
    expect(applySet({ ...priced, closed: true }, { price: null, closed: null }, 9000)).toEqual(untouched);
  });

  it.each([
    ['10', 16_500, 11_000],
    ['-10', 13_500, 9000],
    ['0.0033', 15_000, 10_000],
    ['-100', 0, 0],
  ])('move a price by %s percent of the own price, else of the base price', (value, own, base) => {
    const adjust = { kind: 'percent', value } as const;
    expect(applySet(priced, { adjust }, 10_000)).toMatchObject({ price: own, reason: 'holiday' });
    expect(applySet(untouched, { adjust }, 10_000)).toMatchObject({ price: base, reason: 'other' });
  });

  it('round half up, and never fall below 0', () => {
    const half = { kind: 'percent', value: '50' } as const;
    expect(applySet({ ...priced, price: 1 }, { adjust: half }, 0)).toMatchObject({ price: 2 });
    expect(applySet({ ...priced, price: 3 }, { adjust: { kind: 'percent', value: '-50' } }, 0)).toMatchObject({
      price: 2,
    });
    expect(applySet(priced, { adjust: { kind: 'amount', amount: -15_001 } }, 0)).toMatchObject({ price: 0 });
  });

  it('come back when what differs is set again, whatever it was', () => {
    fc.assert(
      fc.property(anySettings, anySettings, fc.nat(), (before, after, base) => {
        expect(isSame(applySet(before, differing(after, before), base), after)).toBe(true);
        expect(isSame(applySet(after, differing(before, after), base), before)).toBe(true);
      }),
    );
  });
});

describe('runs of alike nights', () => {
  it('are one change, over several room types too, and break where a value or a day is missing', () => {
    const night = (roomTypeId: string, day: number, minStay: number) => ({
      roomTypeId,
      date: addDays('2027-04-01', day),
      set: { minStay },
    });
    const nights = [0, 1, 2, 4].flatMap((day) => [night('double', day, 2), night('suite', day, day === 4 ? 3 : 2)]);

    expect(gridRuns(nights)).toEqual([
      { roomTypeIds: ['double', 'suite'], from: '2027-04-01', to: '2027-04-03', set: { minStay: 2 } },
      { roomTypeIds: ['double'], from: '2027-04-05', to: '2027-04-05', set: { minStay: 2 } },
      { roomTypeIds: ['suite'], from: '2027-04-05', to: '2027-04-05', set: { minStay: 3 } },
    ]);
  });

  it('name every night exactly as it was given', () => {
    const some = fc.uniqueArray(
      fc.record({
        roomTypeId: fc.constantFrom('double', 'suite', 'single'),
        date: fc.nat(20).map((days) => addDays('2027-04-01', days)),
        set: fc.constantFrom({ minStay: 2 }, { minStay: null }, { price: 100, reason: 'other' as const }),
      }),
      { selector: ({ roomTypeId, date }) => `${date} ${roomTypeId}` },
    );
    const nameOf = (night: { roomTypeId: string; date: string; set: object }) =>
      JSON.stringify([night.date, night.roomTypeId, night.set]);
    fc.assert(
      fc.property(some, (nights) => {
        expect(
          named(...gridRuns(nights))
            .map(nameOf)
            .toSorted(),
        ).toEqual(nights.map(nameOf).toSorted());
      }),
    );
  });
});
