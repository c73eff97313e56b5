import type * as z from 'zod';
import type * as contract from '../../contract/reports/answers.ts';
import type { By, NumbersRow, Period } from '../../domain/numbers/rows.ts';
import type { Numbers } from '../../usecases/numbers/read-numbers.ts';
import type { Pace, PaceRow } from '../../usecases/numbers/read-pace.ts';
import { type Cell, csvAnswer } from './csv.ts';
import { signedMoneyView } from './money.ts';

const rowView = (row: NumbersRow, currency: string): z.output<typeof contract.numbersRow> => ({
  ...row,
  adr: signedMoneyView(row.adr, currency),
  revpar: signedMoneyView(row.revpar, currency),
  revenue: signedMoneyView(row.revenue, currency),
  taxes: signedMoneyView(row.taxes, currency),
});

type Asked = Period & { readonly by: By };

const jsonView = ({ from, to, by }: Asked, numbers: readonly Numbers[]): z.output<typeof contract.numbers> => ({
  from,
  to,
  by,
  rows: numbers.flatMap(({ currency, rows }) => rows.map((row) => rowView(row, currency))),
  totals: numbers.map(({ currency, total }) => rowView(total, currency)),
});

const COLUMNS = [
  ...['from', 'to', 'currency', 'roomNights', 'sold', 'blocked', 'occupancy', 'adr', 'revpar', 'revenue', 'taxes'],
  ...['booked', 'cancelled', 'noShows', 'leadDays', 'stayNights'],
] as const;

const lineOf = (row: NumbersRow, currency: string): Cell[] => {
  const { from, to, roomNights, sold, blocked, occupancy, booked, cancelled, noShows, leadDays, stayNights } = row;
  const { adr, revpar, revenue, taxes } = rowView(row, currency);
  return [
    ...[from, to, currency, roomNights, sold, blocked, occupancy, adr, revpar, revenue, taxes],
    ...[booked, cancelled, noShows, leadDays, stayNights],
  ];
};

/** Numbers in the form that was asked for: JSON, unless `Accept` names text/csv. `of` is a part of the file's name. */
export const numbersAnswer = (accept: string, of: string, asked: Asked, numbers: readonly Numbers[]) => {
  if (!accept.includes('text/csv')) {
    return { status: 200 as const, body: jsonView(asked, numbers), headers: { Vary: 'Accept' } };
  }
  const lines = numbers.flatMap(({ currency, rows }) => rows.map((row) => lineOf(row, currency)));
  return csvAnswer(`numbers-${of}-${asked.from}-${asked.to}.csv`, [COLUMNS, ...lines]);
};

const onBooksView = ({ sold, occupancy, adr, revenue }: NumbersRow, currency: string) => ({
  sold,
  occupancy,
  adr: signedMoneyView(adr, currency),
  revenue: signedMoneyView(revenue, currency),
});

const paceRowView = ({ roomNights, blocked, asOf, now }: PaceRow, currency: string) => ({
  roomNights,
  blocked,
  asOf: onBooksView(asOf, currency),
  now: onBooksView(now, currency),
});

/** The API's Pace. */
export const paceView = (
  { from, to, asOf }: Period & { readonly asOf: string },
  { currency, rows, total }: Pace,
): z.output<typeof contract.pace> => ({
  from,
  to,
  asOf,
  rows: rows.map((row) => ({ date: row.date, ...paceRowView(row, currency) })),
  total: paceRowView(total, currency),
});
