import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatAmount, percentOf } from '../../functions/domain/money.ts';
import { shortPrice } from '../../web/src/features/grid/cell-words.ts';
import { clearedDraft, decimalOf, emptyDraft, judgeDraft } from '../../web/src/features/grid/draft.ts';
import { keyAction, type Press } from '../../web/src/features/grid/keys.ts';
import { changesOf, namesOf, nightName, weekdaysBetween } from '../../web/src/features/grid/paint.ts';
import { panePaths } from '../../web/src/features/grid/panes.ts';
import { planPrice, sellsOn } from '../../web/src/features/grid/plan-price.ts';
import { countChanged, nightChanges, nightsByName, sumsOf } from '../../web/src/features/grid/preview.ts';
import type { Grid, GridNight } from '../../web/src/features/grid/queries.ts';
import { readGrid } from '../../web/src/features/grid/url.ts';
import { formatsIn } from '../../web/src/lib/formats.ts';

const eur = (amount: string) => ({ amount, currency: 'EUR' });

describe('painted nights', () => {
  const double = 'double';
  const suite = 'suite';

  it('are sent as few changes: runs of nights, room types that are painted alike together', () => {
    const days = ['2027-02-11', '2027-02-12', '2027-02-14'];
    const painted = new Set([...namesOf([double, suite], days, '2027-01-10'), nightName('attic', '2027-02-11')]);
    expect(changesOf(painted, { minStay: 2 })).toEqual([
      { roomTypeIds: [double, suite], from: '2027-02-11', to: '2027-02-12', set: { minStay: 2 } },
      { roomTypeIds: [double, suite], from: '2027-02-14', to: '2027-02-14', set: { minStay: 2 } },
      { roomTypeIds: ['attic'], from: '2027-02-11', to: '2027-02-11', set: { minStay: 2 } },
    ]);
  });

  it('are every painted night once, whatever was painted', () => {
    const night = fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.integer({ min: 1, max: 28 }));
    fc.assert(
      fc.property(fc.array(night), (nights) => {
        const painted = new Set(nights.map(([id, day]) => nightName(id, `2027-02-${String(day).padStart(2, '0')}`)));
        const sent = changesOf(painted, { closed: true }).flatMap(({ roomTypeIds, from, to }) =>
          namesOf(roomTypeIds, weekdaysBetween(from, to, new Set([0, 1, 2, 3, 4, 5, 6])), from),
        );
        expect(sent.toSorted()).toEqual([...painted].toSorted());
      }),
    );
  });

  it('of more than 20 room types go out in changes of 20 at most', () => {
    const ids = Array.from({ length: 23 }, (_, index) => `type${index}`);
    const changes = changesOf(new Set(namesOf(ids, ['2027-02-11'], '2027-01-10')), { closed: true });
    expect(changes.map(({ roomTypeIds }) => roomTypeIds.length)).toEqual([20, 3]);
  });

  it('are never past nights', () => {
    expect(namesOf([double], ['2027-01-09', '2027-01-10'], '2027-01-10')).toEqual(['2027-01-10#double']);
  });

  it('are every Friday and Saturday of a season', () => {
    expect(weekdaysBetween('2027-02-01', '2027-02-14', new Set([4, 5]))).toEqual([
      '2027-02-05',
      '2027-02-06',
      '2027-02-12',
      '2027-02-13',
    ]);
  });
});

describe('what is typed into the bar', () => {
  it('is a number as owners type it', () => {
    expect(['120', '120,50', '+12 %', '-5', '−5', ' 0012.5 '].map(decimalOf)).toEqual([
      '120',
      '120.50',
      '12',
      '-5',
      '-5',
      '12.5',
    ]);
    expect(['', 'abc', '1.2.3', '--5', '1e3', '12.1234567'].map(decimalOf)).toEqual(Array(6).fill(undefined));
  });

  it('becomes what the API sets, and nothing else', () => {
    expect(judgeDraft(emptyDraft)).toEqual({ kind: 'nothing' });
    expect(judgeDraft({ ...emptyDraft, mode: 'percent', price: '-10', reason: 'promotion', minStay: '2' })).toEqual({
      kind: 'set',
      set: { adjust: { percent: '-10' }, reason: 'promotion', minStay: 2 },
    });
    expect(judgeDraft({ ...emptyDraft, mode: 'amount', price: '5,50' })).toMatchObject({
      set: { adjust: { amount: '5.50' } },
    });
    expect(judgeDraft({ ...emptyDraft, maxStay: 'none', closedToArrival: 'no' })).toMatchObject({
      set: { maxStay: null, closedToArrival: false },
    });
  });

  it('is told to be wrong before it is sent', () => {
    expect(judgeDraft({ ...emptyDraft, mode: 'set', price: '-5' })).toEqual({ kind: 'wrong', field: 'price' });
    expect(judgeDraft({ ...emptyDraft, mode: 'set', price: '' })).toEqual({ kind: 'wrong', field: 'price' });
    expect(judgeDraft({ ...emptyDraft, minStay: '5', maxStay: '3' })).toEqual({ kind: 'wrong', field: 'maxStay' });
  });

  it('removes everything that is set', () => {
    expect(judgeDraft(clearedDraft)).toEqual({
      kind: 'set',
      set: {
        price: null,
        minStay: null,
        minStayThrough: null,
        maxStay: null,
        closedToArrival: false,
        closedToDeparture: false,
        closed: false,
      },
    });
  });
});

const open = {
  minStay: null,
  minStayThrough: null,
  maxStay: null,
  closedToArrival: false,
  closedToDeparture: false,
  closed: false,
};
const night = (date: string, more: Partial<GridNight> = {}): GridNight => ({
  date,
  cap: 4,
  sold: 1,
  held: 0,
  blocked: 0,
  left: 3,
  price: eur('100.00'),
  rule: { kind: 'base' },
  override: null,
  restrictions: open,
  ...more,
});
const gridOf = (nights: readonly GridNight[], revision = 1): Grid => ({
  roomTypes: [{ id: 'double', name: 'Double', totalRooms: 4, nights: [...nights] }],
  revision,
});

describe('the preview', () => {
  const set = (price: string | null) => ({ price });
  const grid = gridOf([night('2027-02-11'), night('2027-02-12'), night('2027-02-13')]);

  it('is each night with what is set before and after', () => {
    const runs = { roomTypeIds: ['double'], from: '2027-02-11', to: '2027-02-12' };
    const changes = nightChanges({ before: [{ ...runs, set: set(null) }], after: [{ ...runs, set: set('112.00') }] });
    expect(changes.get('2027-02-12#double')).toEqual({ before: set(null), after: set('112.00') });
    expect(changes.size).toBe(2);
  });

  it('sums up prices before and after; a night without a price of its own had the price that it shows', () => {
    const names = ['2027-02-11#double', '2027-02-12#double', '2027-02-13#double'];
    const changes = new Map([
      ['2027-02-11#double', { before: set(null), after: set('112.00') }],
      ['2027-02-12#double', { before: set('150.00'), after: set('168.00') }],
      ['2027-02-13#double', { before: set('90.00'), after: set(null) }],
    ]);
    expect(sumsOf(new Set(names), nightsByName(grid), changes, 'EUR')).toMatchObject({
      left: 9,
      changed: 3,
      before: { least: eur('90.00'), most: eur('150.00') },
      after: { least: eur('112.00'), most: eur('168.00') },
      unset: 1,
    });
  });

  it('counts what a colleague has set, and not what was sold meanwhile', () => {
    const sold = gridOf([night('2027-02-11', { sold: 2, left: 2 }), night('2027-02-12'), night('2027-02-13')], 1);
    expect(countChanged(grid, sold)).toBe(0);
    const changed = gridOf([
      night('2027-02-11', { restrictions: { ...open, minStay: 2 } }),
      night('2027-02-12', { override: { price: eur('120.00'), reason: 'holiday' } }),
      night('2027-02-13'),
    ]);
    expect(countChanged(grid, changed)).toBe(2);
  });
});

describe('a plan’s price of a night', () => {
  const percent = (value: string) => ({ price: { kind: 'percent' as const, value } });

  it('is the night’s price by the plan’s rule', () => {
    expect(planPrice(eur('80.00'), { price: { kind: 'same' } }, 2)).toEqual(eur('80.00'));
    expect(planPrice(eur('80.05'), percent('-10'), 2)).toEqual(eur('72.05'));
    const amount = (value: string, per: 'room' | 'person') => ({ price: { kind: 'amount' as const, value, per } });
    expect(planPrice(eur('80.00'), amount('12.50', 'room'), 2)).toEqual(eur('92.50'));
    expect(planPrice(eur('80.00'), amount('12.50', 'person'), 3)).toEqual(eur('117.50'));
    expect(planPrice(eur('80.00'), amount('-100.00', 'room'), 2)).toEqual(eur('0.00'));
    expect(planPrice({ amount: '120000', currency: 'JPY' }, percent('2.5'), 2).amount).toBe('123000');
    expect(planPrice({ amount: '12.345', currency: 'KWD' }, percent('10'), 2).amount).toBe('13.580');
  });

  it('is rounded as the system rounds when it sells', () => {
    const signed = fc.tuple(fc.boolean(), fc.integer({ min: 0, max: 99_0000 })).map(([isLess, units]) => {
      const value = `${Math.floor(units / 10_000)}.${String(units % 10_000).padStart(4, '0')}`;
      return isLess ? `-${value}` : value;
    });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000 }), signed, (minor, value) => {
        const more = value.startsWith('-') ? percentOf(-minor, value.slice(1)) : percentOf(minor, value);
        const sold = formatAmount(Math.max(0, minor + more), 'EUR');
        expect(planPrice(eur(formatAmount(minor, 'EUR')), percent(value), 2).amount).toBe(sold);
      }),
    );
  });

  it('is there on the nights and for the room types of the plan alone', () => {
    const plan = { stay: { from: '2027-02-01', to: '2027-02-28' }, roomTypeIds: ['double'] };
    expect(sellsOn(plan, 'double', '2027-02-28')).toBe(true);
    expect(sellsOn(plan, 'double', '2027-03-01')).toBe(false);
    expect(sellsOn(plan, 'suite', '2027-02-10')).toBe(false);
    expect(sellsOn({ stay: null, roomTypeIds: [] }, 'suite', '2030-01-01')).toBe(true);
  });
});

describe('a window of the facade', () => {
  const count = (path: string): number => path.split('M').length - 1;

  it('has one pane a room', () => {
    const paths = panePaths({ cap: 8, sold: 4, held: 1, blocked: 1, left: 2 }, 8, 44);
    expect([paths.sold, paths.held, paths.left].map(count)).toEqual([4, 1, 2]);
    // An outline and two strokes of a cross.
    expect(count(paths.blocked)).toBe(3);
  });

  it('has a level from 24 rooms on, which fills its width', () => {
    const paths = panePaths({ cap: 40, sold: 30, held: 0, blocked: 0, left: 10 }, 40, 40);
    expect(paths.sold).toBe('M0 2h30v14h-30z');
    expect(paths.left).toBe('M30 2h10v14h-10z');
  });
});

describe('a price in a cell', () => {
  const formats = formatsIn('en-GB');
  it('is exact and has no decimals where they are zeros', () => {
    expect(shortPrice(formats, eur('104.00'))).toBe('104');
    expect(shortPrice(formats, eur('116.48'))).toBe('116.48');
    expect(shortPrice(formats, eur('103.50'))).toBe('103.50');
    expect(shortPrice(formats, { amount: '120000' })).toBe('120,000');
    expect(shortPrice(formats, { amount: '12.345' })).toBe('12.345');
  });
  it('is short where even nine signs are too few', () => {
    expect(shortPrice(formats, { amount: '1204300' })).toBe('1,204,300');
    expect(shortPrice(formats, { amount: '120430000' })).toBe('120.4m');
  });
});

describe('keys in the grid', () => {
  const rows = ['double', 'double/flex', 'suite'];
  const dates = ['2027-02-10', '2027-02-11', '2027-02-12'];
  const at = { row: 'double', date: '2027-02-11' };
  const press = (key: string, more: Partial<Press> = {}) =>
    keyAction({ key, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, ...more }, at, rows, dates);

  it('go to a night, and no further than the edge', () => {
    expect(press('ArrowDown')).toEqual({ kind: 'go', to: { row: 'double/flex', date: '2027-02-11' } });
    expect(press('ArrowUp')).toEqual({ kind: 'go', to: at });
    expect(press('End')).toEqual({ kind: 'go', to: { row: 'double', date: '2027-02-12' } });
    expect(press('PageUp')).toEqual({ kind: 'go', to: { row: 'double', date: '2027-02-10' } });
  });

  it('paint with Shift', () => {
    expect(press('ArrowRight', { shiftKey: true })).toEqual({
      kind: 'extend',
      to: { row: 'double', date: '2027-02-12' },
    });
    expect(press(' ')).toEqual({ kind: 'toggle' });
    expect(press(' ', { shiftKey: true })).toEqual({ kind: 'floor' });
    expect(press(' ', { ctrlKey: true })).toEqual({ kind: 'night' });
  });

  it('leave those of the browser to the browser', () => {
    expect(press('ArrowLeft', { altKey: true })).toBeUndefined();
    expect(press('p', { ctrlKey: true })).toBeUndefined();
    expect(press('Tab')).toBeUndefined();
  });
});

describe('the address of the grid', () => {
  it('takes a day and one of three spans, and nothing else', () => {
    expect(readGrid({ from: '2027-02-01', nights: 92 })).toEqual({ from: '2027-02-01', nights: 92 });
    expect(readGrid({ from: '2027-02-30', nights: 400 })).toEqual({});
    expect(readGrid({ from: 5, nights: '92' })).toEqual({ nights: 92 });
    expect(readGrid({ nights: '092' })).toEqual({});
  });
});
