import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  dateOfEpochDay,
  daysBetween,
  eachNight,
  epochDay,
  isDate,
  weekday,
} from '../../functions/domain/calendar/date.ts';
import {
  addHours,
  addMinutes,
  epochMillis,
  instantOf,
  isInstant,
  later,
} from '../../functions/domain/calendar/instant.ts';
import { isClockTime, isTimeZone, today, toInstant } from '../../functions/domain/calendar/zone.ts';
import { aDate, aZone } from './given.ts';

describe('a calendar date', () => {
  it.each([
    '2026-02-30',
    '2026-13-01',
    '2026-00-10',
    '2026-2-3',
    '2025-02-29',
    '1900-02-29',
    '0000-01-01',
    '2026-11-22T00:00',
    ' 2026-11-22',
    '',
  ])('is not %j', (text) => {
    expect(isDate(text)).toBe(false);
  });

  it.each(['2026-02-28', '2028-02-29', '2000-02-29', '9999-12-31', '0001-01-01'])('is %s', (text) => {
    expect(isDate(text)).toBe(true);
  });

  it('counts its days as the clock of the runtime does, in every year', () => {
    fc.assert(
      fc.property(fc.integer({ min: -719_162, max: 2_932_896 }), (day) => {
        const date = new Date(day * 86_400_000).toISOString().slice(0, 10);
        expect(dateOfEpochDay(day)).toBe(date);
        expect(epochDay(date)).toBe(day);
        expect(weekday(date) % 7).toBe(new Date(day * 86_400_000).getUTCDay());
      }),
      { numRuns: 2000 },
    );
  });

  it('comes back when as many days are added and taken away', () => {
    fc.assert(
      fc.property(aDate, fc.integer({ min: -1000, max: 1000 }), (date, days) => {
        expect(addDays(addDays(date, days), -days)).toBe(date);
        expect(daysBetween(date, addDays(date, days))).toBe(days);
      }),
    );
  });

  it.each([
    ['2026-08-31', 18, '2028-02-29'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2026-11-22', 18, '2028-05-22'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-12-31', 12, '2027-12-31'],
  ])('%s and %i months is %s', (date, months, expected) => {
    expect(addMonths(date, months)).toBe(expected);
  });

  it('gives a stay one night a day slept, without the day of departure', () => {
    expect(eachNight('2026-12-30', '2027-01-02')).toEqual(['2026-12-30', '2026-12-31', '2027-01-01']);
    expect(eachNight('2026-12-30', '2026-12-30')).toEqual([]);
    expect(eachNight('2026-12-30', '2026-12-01')).toEqual([]);
  });

  it('that does not exist is a fault, not a guess', () => {
    expect(() => epochDay('2026-02-30')).toThrow(RangeError);
  });
});

describe('an instant', () => {
  it('has exactly the stored form', () => {
    expect(isInstant('2026-11-22T20:41:00.000Z')).toBe(true);
    for (const text of ['2026-11-22T20:41:00Z', '2026-11-22T24:00:00.000Z', '2026-02-30T10:00:00.000Z', '2026-11-22']) {
      expect(isInstant(text)).toBe(false);
    }
  });

  it('moves by elapsed time', () => {
    expect(addMinutes('2026-12-31T23:50:00.000Z', 15)).toBe('2027-01-01T00:05:00.000Z');
    expect(addHours('2026-12-31T23:50:00.000Z', -48)).toBe('2026-12-29T23:50:00.000Z');
    expect(later('2026-12-31T23:50:00.000Z', '2027-01-01T00:05:00.000Z')).toBe('2027-01-01T00:05:00.000Z');
    expect(() => epochMillis('soon')).toThrow(RangeError);
  });
});

describe("the hotel's own clock", () => {
  it('knows IANA names and nothing else', () => {
    expect(['Europe/Lisbon', 'UTC', 'Etc/GMT+5', 'America/Argentina/Ushuaia'].filter(isTimeZone)).toHaveLength(4);
    expect(['Mars/Base', '+02:00', '', 'Europe/', 'Europe/Lisbon ', '__proto__'].filter(isTimeZone)).toEqual([]);
    expect(['00:00', '23:59'].filter(isClockTime)).toHaveLength(2);
    expect(['24:00', '9:00', '09:60', '09:00:00', ''].filter(isClockTime)).toEqual([]);
  });

  it('moves a check-in in the skipped hour of spring to the hour after it', () => {
    expect(toInstant('2026-03-29', '02:30', 'Europe/Paris')).toBe('2026-03-29T01:30:00.000Z');
  });

  it('takes the first of the two equal hours of autumn', () => {
    expect(toInstant('2026-10-25', '02:30', 'Europe/Paris')).toBe('2026-10-25T00:30:00.000Z');
  });

  it('changes by half an hour on Lord Howe', () => {
    expect(toInstant('2026-10-04', '15:00', 'Australia/Lord_Howe')).toBe('2026-10-04T04:00:00.000Z');
    expect(toInstant('2026-10-03', '15:00', 'Australia/Lord_Howe')).toBe('2026-10-03T04:30:00.000Z');
  });

  it('is a day ahead on Kiritimati and a day behind in Pago Pago at one moment', () => {
    const now = '2026-11-22T10:30:00.000Z';
    expect(today(now, 'Pacific/Kiritimati')).toBe('2026-11-23');
    expect(today(now, 'Pacific/Pago_Pago')).toBe('2026-11-21');
    expect(today(now, 'UTC')).toBe('2026-11-22');
  });

  it('lost 30 December 2011 in Apia', () => {
    expect(today('2011-12-30T09:59:59.999Z', 'Pacific/Apia')).toBe('2011-12-29');
    expect(today('2011-12-30T10:00:00.000Z', 'Pacific/Apia')).toBe('2011-12-31');
  });

  it('shows the date and time it was asked for, but in a skipped hour', () => {
    const clock = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }));
    fc.assert(
      fc.property(aDate, clock, aZone, (date, [hour, minute], zone) => {
        const time = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
        const shown = new Intl.DateTimeFormat('sv-SE', {
          timeZone: zone,
          dateStyle: 'short',
          timeStyle: 'short',
        }).format(epochMillis(toInstant(date, time, zone)));
        if (shown !== `${date} ${time}`) {
          expect(shown > `${date} ${time}`).toBe(true);
          expect(
            epochMillis(toInstant(addDays(date, 1), time, zone)) -
              epochMillis(toInstant(addDays(date, -1), time, zone)),
          ).toBeLessThan(48 * 3_600_000);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('gives the same day whether it is asked for the first time or again, to the millisecond of midnight', () => {
    fc.assert(
      fc.property(aDate, aZone, fc.integer({ min: -2, max: 2 }), (date, zone, offset) => {
        const midnight = epochMillis(toInstant(date, '00:00', zone));
        const now = instantOf(midnight + offset);
        const expected = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' }).format(
          midnight + offset,
        );
        expect(today(now, zone)).toBe(expected);
        today(instantOf(midnight), zone);
        expect(today(now, zone)).toBe(expected);
      }),
      { numRuns: 500 },
    );
  });
});
