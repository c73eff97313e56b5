// Days are strings `YYYY-MM-DD` in a hotel's calendar, as in the contract. They are counted in UTC and never become an
// instant of the device's zone.

const dayMs = 86_400_000;

/** Whether the text is a day of the calendar: 2026-02-30 is not. */
export const isDay = (text: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text.startsWith('0000')) return false;
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
};

/** A day from an address; undefined if it is not a day. */
export const dayIn = (value: unknown): string | undefined =>
  typeof value === 'string' && isDay(value) ? value : undefined;

/** Milliseconds of the day's midnight in UTC: a number to count and to format with, in UTC alone. */
export const utcOf = (day: string): number => Date.parse(`${day}T00:00:00Z`);

export const addDays = (day: string, days: number): string =>
  new Date(utcOf(day) + days * dayMs).toISOString().slice(0, 10);

/** Days from one to the other: the nights of a stay from check-in to check-out. */
export const daysBetween = (from: string, to: string): number => Math.round((utcOf(to) - utcOf(from)) / dayMs);

/** The later of two days. */
export const latestOf = (one: string, other: string): string => [one, other].toSorted()[1] ?? one;

/** The nights of a stay: every day from check-in up to, not including, check-out. */
export const nightsOf = (checkIn: string, checkOut: string): string[] =>
  Array.from({ length: Math.max(0, daysBetween(checkIn, checkOut)) }, (_, index) => addDays(checkIn, index));

/** 0 is Monday, 6 is Sunday. */
export const weekdayOf = (day: string): number => (new Date(utcOf(day)).getUTCDay() + 6) % 7;

export const isWeekend = (day: string): boolean => weekdayOf(day) === 4 || weekdayOf(day) === 5;

/** `YYYY-MM` of a day, and months counted from it. */
export const monthOf = (day: string): string => day.slice(0, 7);
export const addMonths = (month: string, months: number): string => {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + months, 1)).toISOString().slice(0, 7);
};
/** The same day some months on, or the last of that month: 31 January and one month are 28 February. */
export const daysInMonths = (day: string, months: number): string => {
  const days = daysOfMonth(addMonths(monthOf(day), months));
  return days[Number(day.slice(8)) - 1] ?? days.at(-1) ?? day;
};
export const daysOfMonth = (month: string): string[] => {
  const first = `${month}-01`;
  return nightsOf(first, `${addMonths(month, 1)}-01`);
};

/** The day it is at that instant in a zone; the device's own zone unless given. */
export const dayAt = (instantMs: number, timeZone?: string): string => {
  const parts = new Intl.DateTimeFormat('en-US', {
    calendar: 'gregory',
    numberingSystem: 'latn',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    ...(timeZone !== undefined && { timeZone }),
  }).formatToParts(instantMs);
  const part = (type: string): string => parts.find((each) => each.type === type)?.value ?? '';
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`;
};
