import { addDays, daysInMonths, daysOfMonth, monthOf } from '../../lib/dates.ts';

/** Upper end of an axis and its steps: 1, 2 or 5 of a power of ten, at most five of them, the highest not below `most`. */
export const ticksTo = (most: number): number[] => {
  if (!(most > 0)) return [0, 1];
  const power = 10 ** Math.floor(Math.log10(most / 4));
  const step = [1, 2, 5, 10].map((each) => each * power).find((each) => most / each <= 4) ?? 10 * power;
  const steps = Math.ceil(most / step - 1e-9);
  return Array.from({ length: steps + 1 }, (_, index) => Number((index * step).toPrecision(12)));
};

/** The months of a year, each `YYYY-MM`. */
export const monthsOf = (year: number): string[] =>
  Array.from({ length: 12 }, (_, index) => `${year}-${String(index + 1).padStart(2, '0')}`);

/** A sum over the days of each month of a year. */
export const byMonth = <R extends { readonly date: string }>(
  year: number,
  rows: readonly R[],
  of: (row: R) => number,
): number[] =>
  monthsOf(year).map((month) => rows.reduce((sum, row) => (monthOf(row.date) === month ? sum + of(row) : sum), 0));

/** The night that a key leads to from another one, within the year; undefined where it leads nowhere. */
export const nightByKey = (night: string, key: string): string | undefined => {
  const days = daysOfMonth(monthOf(night));
  const moved = {
    ArrowLeft: addDays(night, -1),
    ArrowRight: addDays(night, 1),
    ArrowUp: daysInMonths(night, -1),
    ArrowDown: daysInMonths(night, 1),
    Home: days[0],
    End: days.at(-1),
  }[key];
  return moved !== undefined && moved.slice(0, 4) === night.slice(0, 4) ? moved : undefined;
};
