import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { searchBody } from '../../functions/contract/search/bodies.ts';
import { readGrid } from '../../web/src/features/grid/url.ts';
import { refundCells } from '../../web/src/features/hotel/refund-days.ts';
import { numbersSearch } from '../../web/src/features/numbers/url.ts';
import { readPlan } from '../../web/src/features/plan/url.ts';
import { bodyOf } from '../../web/src/features/search/search-body.ts';
import { readResults } from '../../web/src/features/search/url.ts';
import {
  addDays,
  addMonths,
  dayAt,
  daysBetween,
  daysInMonths,
  daysOfMonth,
  isDay,
  nightsOf,
  weekdayOf,
} from '../../web/src/lib/dates.ts';
import { formatsIn } from '../../web/src/lib/formats.ts';
import { adultsIn, childrenIn, partyOf, partyText } from '../../web/src/lib/party.ts';
import { type Picked, pickNight } from '../../web/src/lib/pick-nights.ts';
import { parseSearch, readOnly, stringifySearch } from '../../web/src/lib/search-text.ts';
import { readStay } from '../../web/src/lib/stay-search.ts';

const zones = ['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Europe/Lisbon'];

describe.each(zones)('days, on a device in %s', (zone) => {
  const before = process.env['TZ'];
  beforeAll(() => {
    process.env['TZ'] = zone;
  });
  afterAll(() => {
    process.env['TZ'] = before;
  });

  it('are counted in the calendar, over changes of the clock and of the year', () => {
    expect(addDays('2027-03-27', 2)).toBe('2027-03-29');
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(daysBetween('2027-03-27', '2027-03-29')).toBe(2);
    expect(nightsOf('2028-02-28', '2028-03-01')).toEqual(['2028-02-28', '2028-02-29']);
    expect(weekdayOf('2027-02-10')).toBe(2);
  });

  it('are of months with their own length', () => {
    expect(daysOfMonth('2028-02')).toHaveLength(29);
    expect(addMonths('2026-12', 2)).toBe('2027-02');
    expect(daysInMonths('2027-01-31', 1)).toBe('2027-02-28');
  });

  it('are written as the day they are', () => {
    expect(formatsIn('en-GB').date('2027-02-10', 'short')).toBe('10 Feb');
    expect(formatsIn('de-DE').date('2027-02-10', 'long')).toBe('Mittwoch, 10. Februar 2027');
  });

  it('are another one in another zone', () => {
    const instant = Date.parse('2027-02-10T11:00:00Z');
    expect(dayAt(instant, 'Pacific/Kiritimati')).toBe('2027-02-11');
    expect(dayAt(instant, 'Pacific/Pago_Pago')).toBe('2027-02-10');
    expect(dayAt(instant)).toBe(dayAt(instant, zone));
  });

  it('step down in the refund strip at the hotel’s hour', () => {
    const total = { amount: '310.20', currency: 'EUR' };
    const cells = refundCells(
      [
        { until: '2027-02-03T15:00:00.000Z', refund: { amount: '155.10', currency: 'EUR' } },
        { until: '2027-01-27T15:00:00.000Z', refund: total },
      ],
      total,
      { nowMs: Date.parse('2027-01-10T09:00:00Z'), checkIn: '2027-02-10', timeZone: 'Europe/Lisbon' },
    );
    expect(cells.map((cell) => (cell.kind === 'gap' ? `+${cell.days}` : `${cell.day} ${cell.share}`))).toEqual([
      '2027-01-10 1',
      '+15',
      '2027-01-26 1',
      '2027-01-27 1',
      '+5',
      '2027-02-02 0.5',
      '2027-02-03 0.5',
      '+5',
      '2027-02-09 0',
    ]);
    expect(cells[3]).toMatchObject({ step: { at: 0.625, share: 0.5 } });
    expect(cells[6]).toMatchObject({ step: { at: 0.625, share: 0 } });
  });
});

describe('a day', () => {
  it('is of the calendar', () => {
    expect(isDay('2028-02-29')).toBe(true);
    for (const text of ['2027-02-29', '2027-2-9', '0000-01-01', '2027-02-10T00:00', 'tomorrow'])
      expect(isDay(text), text).toBe(false);
  });
});

describe('a party', () => {
  it('reads as it is written', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            adults: fc.integer({ min: 1, max: 20 }),
            childAges: fc.array(fc.integer({ min: 0, max: 17 }), { maxLength: 6 }),
          }),
          { minLength: 1, maxLength: 8 },
        ),
        (party) => {
          expect(partyOf(partyText(party))).toEqual(party);
        },
      ),
    );
  });

  it('is none without an adult, with a child of 18, or in a ninth room', () => {
    for (const text of ['0', '2-18', '', '2,', 'two', '2,2,2,2,2,2,2,2,2', '21'])
      expect(partyOf(text), text).toBeUndefined();
  });

  it('counts its people and rooms', () => {
    const party = partyOf('2-4-9,1') ?? [];
    expect([party.length, adultsIn(party), childrenIn(party)]).toEqual([2, 3, 2]);
  });
});

describe('nights, picked one after the other', () => {
  const rules = { mostNights: 30, sells: (night: string) => night !== '2027-02-14' };
  const none: Picked = { checkIn: null, checkOut: null, open: false };
  const picked = (...nights: string[]): Picked =>
    nights.reduce((before, night) => pickNight(before, night, rules), none);

  it('are the first and the last one slept in', () => {
    expect(picked('2027-02-10', '2027-02-12')).toEqual({ checkIn: '2027-02-10', checkOut: '2027-02-13', open: false });
  });

  it('are one night after one pick, and after a second pick of the same', () => {
    expect(picked('2027-02-10')).toEqual({ checkIn: '2027-02-10', checkOut: '2027-02-11', open: true });
    expect(picked('2027-02-10', '2027-02-10').checkOut).toBe('2027-02-11');
  });

  it('begin anew with an earlier night, over a taken night, beyond the longest stay, or with a third pick', () => {
    expect(picked('2027-02-10', '2027-02-08').checkIn).toBe('2027-02-08');
    expect(picked('2027-02-10', '2027-02-15').checkIn).toBe('2027-02-15');
    expect(picked('2027-02-15', '2027-03-20').checkIn).toBe('2027-03-20');
    expect(picked('2027-02-10', '2027-02-12', '2027-02-20').checkIn).toBe('2027-02-20');
  });

  it('may end the morning of a taken one', () => {
    expect(picked('2027-02-10', '2027-02-13').checkOut).toBe('2027-02-14');
  });
});

describe('money', () => {
  const [english, german] = [formatsIn('en-GB'), formatsIn('de-DE')];

  it('keeps every decimal of the contract, and its currency behind it', () => {
    expect(english.money({ amount: '1234.50', currency: 'EUR' })).toBe('1,234.50 EUR');
    expect(german.money({ amount: '1234.50', currency: 'EUR' })).toBe('1.234,50 EUR');
    expect(english.money({ amount: '1204300', currency: 'JPY' })).toBe('1,204,300 JPY');
    expect(english.money({ amount: '12.345', currency: 'KWD' })).toBe('12.345 KWD');
    expect(english.money({ amount: '9999999999.99', currency: 'EUR' })).toBe('9,999,999,999.99 EUR');
    expect(english.money({ amount: '-12.00', currency: 'EUR' })).toBe('-12.00 EUR');
  });

  it('is short in a night cell', () => {
    expect(english.cellPrice({ amount: '98.00', currency: 'EUR' })).toBe('98');
    expect(english.cellPrice({ amount: '12.345', currency: 'KWD' })).toBe('12.3');
    expect(english.cellPrice({ amount: '1204300', currency: 'JPY' })).toBe('1.2m');
    expect(english.cellPrice({ amount: '98500', currency: 'JPY' })).toBe('98,500');
  });
});

describe('the address of results', () => {
  it('reads as it is written', () => {
    const search = readResults(
      parseSearch('?location=Lisbon,+PT&checkIn=2027-02-10&checkOut=2027-02-13&party=2-4,1&starRating=4,5&sort=price'),
    );
    expect(search).toEqual({
      location: 'Lisbon, PT',
      checkIn: '2027-02-10',
      checkOut: '2027-02-13',
      party: '2-4,1',
      starRating: [4, 5],
      sort: 'price',
    });
    expect(readResults(parseSearch(stringifySearch({ ...search })))).toEqual(search);
  });

  it('leaves out what cannot be read, and dates that come alone or the wrong way round', () => {
    expect(readResults({ location: ' ', starRating: '9,x', minRating: '7', priceMin: '20', priceMax: '10' })).toEqual(
      {},
    );
    expect(readResults({ location: 'Lisbon', sort: 'dearest' })).toEqual({ location: 'Lisbon' });
    expect(readStay({ checkIn: '2027-02-10' })).toEqual({});
    expect(readStay({ checkIn: '2027-02-10', checkOut: '2027-02-10' })).toEqual({});
  });

  it('hides from the page what was refused, and what was added on the way to it', () => {
    const raw = { location: 'Lisbon', minRating: '99', checkIn: 'soon', utm_source: 'mail', gclid: 'Cj0', foo: '1' };
    // The router lays what a reader answers over what the address says.
    const seen = { ...raw, ...readOnly(readResults)(raw) };
    expect(seen).toEqual({ location: 'Lisbon' });
    expect(stringifySearch({ ...seen })).toBe('?location=Lisbon');
  });

  it('keeps what a page of the hotel takes by default, where an address says it', () => {
    expect(readPlan(parseSearch('?nights=14'))).toEqual({ nights: 14 });
    expect(readGrid(parseSearch('?nights=42'))).toEqual({ nights: 42 });
    expect(numbersSearch(parseSearch('?by=month&year=2027'))).toEqual({ by: 'month', year: 2027 });
  });

  it('is always a search that the contract takes', () => {
    const value = fc.oneof(
      fc.string({ maxLength: 12 }),
      fc.constantFrom(
        '2027-02-10',
        '2027-02-13',
        '5',
        '4,5',
        '12.5',
        '-91',
        'price',
        'distance',
        'pool,free_wifi',
        '2-3',
      ),
    );
    const names = [...Object.keys(searchBody.shape), 'party', 'view', 'flexible'];
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...names), value), (given) => {
        const search = readResults({ ...given, location: 'Lisbon, PT' });
        const { success, error } = searchBody.safeParse(bodyOf(search, null));
        expect(success, JSON.stringify(error?.issues)).toBe(true);
      }),
    );
  });
});
