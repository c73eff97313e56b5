import { addDays, addDaysWithin, addMonths, type IsoDate, weekday } from '../calendar/date.ts';
import { type Minor, roundHalfUp } from '../money.ts';
import { type Figures, noFigures, plus } from './figures.ts';

/** How long the periods of the rows are; weeks begin on Monday (ISO 8601). */
export const PERIODS = ['day', 'week', 'month'] as const;
export type By = (typeof PERIODS)[number];

/** Days from `from` to `to`, both included. */
export interface Period {
  readonly from: IsoDate;
  readonly to: IsoDate;
}

/** A day with its sums, its rooms and those of them that were off sale. */
export interface DayNumbers extends Figures {
  readonly date: IsoDate;
  readonly roomNights: number;
  readonly blocked: number;
}

/**
 * The numbers of a period. Amounts are minor units. `occupancy` is sold / (roomNights - blocked) (rule 32), a share with
 * four decimals that overbooking takes above 1; `adr` revenue / sold; `revpar` revenue / (roomNights - blocked);
 * `leadDays` and `stayNights` are averages of the bookings made in the period, with one decimal. Each is 0 where there
 * is nothing to divide by.
 */
export interface NumbersRow extends Period {
  readonly roomNights: number;
  readonly sold: number;
  readonly blocked: number;
  readonly occupancy: number;
  readonly adr: Minor;
  readonly revpar: Minor;
  readonly revenue: Minor;
  readonly taxes: Minor;
  readonly booked: number;
  readonly cancelled: number;
  readonly noShows: number;
  readonly leadDays: number;
  readonly stayNights: number;
}

/** The periods of a range; the first and the last one are as long as the range lets them be. */
export function periodsOf({ from, to }: Period, by: By): Period[] {
  const periods: Period[] = [];
  for (let first = from; first <= to; ) {
    const end = lastOf(first, by);
    periods.push({ from: first, to: end < to ? end : to });
    if (end >= to) break;
    first = addDays(end, 1);
  }
  return periods;
}

const lastOf = (date: IsoDate, by: By): IsoDate => {
  if (by === 'day') return date;
  if (by === 'week') return addDaysWithin(date, 7 - weekday(date));
  // A day that a month does not have becomes its last.
  return addMonths(`${date.slice(0, 'YYYY'.length)}-01-31`, Number(date.slice(5, 7)) - 1);
};

/** The row of a period by its days. */
export function rowOf({ from, to }: Period, days: readonly DayNumbers[]): NumbersRow {
  const sums = days.reduce<Figures>(plus, noFigures);
  const roomNights = days.reduce((sum, day) => sum + day.roomNights, 0);
  const blocked = days.reduce((sum, day) => sum + day.blocked, 0);
  const { sold, revenue, taxes, booked, cancelled, noShows } = sums;
  // More can be blocked than there are rooms while a hotel sells above them.
  const available = Math.max(0, roomNights - blocked);
  return {
    from,
    to,
    roomNights,
    sold,
    blocked,
    occupancy: ratio(sold, available, 4),
    adr: each(revenue, sold),
    revpar: each(revenue, available),
    revenue,
    taxes,
    booked,
    cancelled,
    noShows,
    leadDays: ratio(sums.leadDays, booked, 1),
    stayNights: ratio(sums.stayNights, booked, 1),
  };
}

const ratio = (part: number, whole: number, decimals: number): number =>
  whole === 0 ? 0 : Math.round((part / whole) * 10 ** decimals) / 10 ** decimals;

const each = (amount: Minor, count: number): Minor => (count === 0 ? 0 : roundHalfUp(BigInt(amount), BigInt(count)));

/** Days grouped into the rows of their periods. */
export function rowsOf(range: Period, by: By, days: readonly DayNumbers[]): NumbersRow[] {
  return periodsOf(range, by).map((period) =>
    rowOf(
      period,
      days.filter(({ date }) => date >= period.from && date <= period.to),
    ),
  );
}
