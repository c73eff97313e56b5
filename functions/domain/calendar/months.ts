import type { IsoDate } from './date.ts';

/** The month of a date, as `YYYY-MM`. */
export const monthOf = (date: IsoDate): string => date.slice(0, 'YYYY-MM'.length);

const countOf = (date: IsoDate): number => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;

/** The months from the first to the last date, as `YYYY-MM`. */
export const monthsOf = (from: IsoDate, to: IsoDate): string[] => {
  const first = countOf(from);
  return Array.from({ length: Math.max(0, countOf(to) - first + 1) }, (_, index) => {
    const [year, month] = [Math.floor((first + index) / 12), ((first + index) % 12) + 1];
    return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`;
  });
};
