/**
 * Calendar dates as the hotel's calendar shows them, without any time zone. They are `YYYY-MM-DD` strings everywhere:
 * such strings sort as the days do. The arithmetic is on whole days since 1970-01-01, so it needs no date library.
 */

/** A day of the proleptic Gregorian calendar, `YYYY-MM-DD`, years 0001 to 9999. */
export type IsoDate = string;

/** The last date there is: the open end of a range. */
export const LAST_DATE: IsoDate = '9999-12-31';
const FIRST_DATE: IsoDate = '0001-01-01';

const PATTERN = /^\d{4}-\d{2}-\d{2}$/;

/** Days in `month` (1 to 12) of `year`. */
function monthLength(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

interface DateParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

function partsOf(text: string): DateParts | undefined {
  if (!PATTERN.test(text)) return undefined;
  const parts = { year: Number(text.slice(0, 4)), month: Number(text.slice(5, 7)), day: Number(text.slice(8)) };
  if (parts.year < 1 || parts.month < 1 || parts.month > 12) return undefined;
  return parts.day >= 1 && parts.day <= monthLength(parts.year, parts.month) ? parts : undefined;
}

function realParts(date: IsoDate): DateParts {
  const parts = partsOf(date);
  if (parts === undefined) throw new RangeError(`not a calendar date: ${date}`);
  return parts;
}

/** Whether `text` is a date that exists: `2026-02-30` and `2026-2-3` are none. */
export function isDate(text: string): text is IsoDate {
  return partsOf(text) !== undefined;
}

/**
 * The number of days from 1970-01-01 to `date`, negative before.
 * Counts years from March, so that the leap day is a year's last (Howard Hinnant, "chrono-compatible low-level date
 * algorithms").
 */
export function epochDay(date: IsoDate): number {
  const { year, month, day } = realParts(date);
  return daysOf(year, month, day);
}

function daysOf(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** The date `days` after 1970-01-01; the inverse of `epochDay`. */
export function dateOfEpochDay(days: number): IsoDate {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const fromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * fromMarch + 2) / 5) + 1;
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  return written(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day);
}

function written(year: number, month: number, day: number): IsoDate {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** The date `days` (negative: before) from `date`. */
export function addDays(date: IsoDate, days: number): IsoDate {
  return dateOfEpochDay(epochDay(date) + days);
}

/** As `addDays`, but no further than the first and the last date there are: the bound of a range. */
export function addDaysWithin(date: IsoDate, days: number): IsoDate {
  const day = epochDay(date) + days;
  return dateOfEpochDay(Math.min(Math.max(day, epochDay(FIRST_DATE)), epochDay(LAST_DATE)));
}

/** The same day of the month `months` later; a day that month does not have becomes its last: Jan 31 + 1 = Feb 28. */
export function addMonths(date: IsoDate, months: number): IsoDate {
  const { year, month, day } = realParts(date);
  const count = year * 12 + (month - 1) + months;
  const newYear = Math.floor(count / 12);
  const newMonth = count - newYear * 12 + 1;
  return written(newYear, newMonth, Math.min(day, monthLength(newYear, newMonth)));
}

/** Whole days from `from` to `to`: 1 from a day to the next, negative backwards. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return epochDay(to) - epochDay(from);
}

/** The nights of a stay, oldest first: each date slept in, so not the day of departure. Empty when none lies between. */
export function eachNight(checkIn: IsoDate, checkOut: IsoDate): IsoDate[] {
  const first = epochDay(checkIn);
  const departure = epochDay(checkOut);
  const nights: IsoDate[] = [];
  for (let day = first; day < departure; day += 1) nights.push(dateOfEpochDay(day));
  return nights;
}

/** The day of the week by ISO 8601: 1 is Monday, 7 is Sunday. */
export function weekday(date: IsoDate): number {
  return ((((epochDay(date) + 3) % 7) + 7) % 7) + 1;
}
