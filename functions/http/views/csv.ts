import type { MoneyView } from './money.ts';

/** A cell of a table: a text, a number, or an amount, whose currency has a column of its own. */
export type Cell = string | number | MoneyView;

/** How a spreadsheet knows a formula. */
const FORMULA = /^[=+\-@\t\r]/;
const MUST_BE_QUOTED = /[",\r\n]/;

/** A text that a spreadsheet would run begins with an apostrophe; what we count ourselves is a number, below 0 too. */
const textOf = (cell: Cell): string => {
  if (typeof cell === 'number') return String(cell);
  if (typeof cell !== 'string') return cell.amount;
  return FORMULA.test(cell) ? `'${cell}` : cell;
};

const quoted = (text: string): string => (MUST_BE_QUOTED.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** Lines of cells as CSV (RFC 4180); the first line is the header. */
export const csvOf = (lines: readonly (readonly Cell[])[]): string =>
  lines.map((line) => `${line.map((cell) => quoted(textOf(cell))).join(',')}\r\n`).join('');

/** The answer that is a file of CSV. */
export const csvAnswer = (filename: string, lines: readonly (readonly Cell[])[]) => ({
  status: 200 as const,
  body: csvOf(lines),
  headers: {
    'Content-Type': 'text/csv; charset=utf-8; header=present',
    'Content-Disposition': `attachment; filename="${filename}"`,
    Vary: 'Accept',
  },
});
