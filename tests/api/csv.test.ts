import { describe, expect, it } from 'vitest';
import { csvOf } from '../../functions/http/views/csv.ts';

describe('a table as CSV', () => {
  it.each(['=1+1', '+1', '-1+1', '@SUM(A1)', '\tx', '\rx', '=HYPERLINK("http://evil.example","x")'])(
    'gives a spreadsheet no formula to run: %j',
    (text) => {
      const cell = csvOf([[text]]).slice(0, -2);
      const read = cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell;
      expect(read).toBe(`'${text}`);
    },
  );

  it('leaves what we count ourselves a number, below 0 too', () => {
    expect(csvOf([[-3, 0.25, { amount: '-12.50', currency: 'EUR' }, 'EUR']])).toBe('-3,0.25,-12.50,EUR\r\n');
  });

  it('quotes what RFC 4180 wants quoted, and ends each line with CRLF', () => {
    const lines = [
      ['a,b', 'say "x"'],
      ['two\nlines', 'plain'],
    ];
    expect(csvOf(lines)).toBe('"a,b","say ""x"""\r\n"two\nlines",plain\r\n');
  });
});
