import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const fileOf = (path: string): URL => new URL(`../../${path}`, import.meta.url);
const read = (path: string): string => readFileSync(fileOf(path), 'utf8');

const [, table = ''] = /\n\| what fails .*\n\|[-| ]+\n((?:\|.*\n)+)/.exec(read('docs/failures.md')) ?? [];
const rows = table
  .trimEnd()
  .split('\n')
  .map((line) => line.split(' | ').map((cell) => cell.replace(/^\| | \|$/g, '')));

/** What a test file calls its tests: the first words of every call that begins with some. */
const titlesIn = (source: string): string[] =>
  [...source.matchAll(/\(\s*(['"`])((?:(?!\1)[^\\\n]|\\.)+)\1,/g)].map(([, , title = '']) => title);

/** Each test file that a cell names, with the words of its tests behind it. */
const namedIn = (cell: string): { readonly file: string; readonly tests: string[] }[] =>
  cell
    .split(/(?=`tests\/)/)
    .filter((part) => part.startsWith('`tests/'))
    .map((part) => ({
      file: /^`([^`]+)`/.exec(part)?.[1] ?? '',
      tests: [...part.matchAll(/"([^"]+)"/g)].map(([, words = '']) => words),
    }));

describe('docs/failures.md', () => {
  it('says of every part what a guest notices, what becomes of the work, and what shows it', () => {
    expect(rows.length).toBeGreaterThan(15);
    for (const row of rows) expect(row, row[0]).toHaveLength(4);
  });

  it.each(rows.map(([fails = '', , , shownBy = '']) => [fails, shownBy] as const))(
    'names tests that are there: %s',
    (_fails, shownBy) => {
      const named = namedIn(shownBy);
      expect(named.length).toBeGreaterThan(0);
      for (const { file, tests } of named) {
        expect(existsSync(fileOf(file)), file).toBe(true);
        expect(tests.length, file).toBeGreaterThan(0);
        const titles = titlesIn(read(file));
        for (const words of tests) {
          expect(
            titles.filter((title) => title.includes(words)),
            `${file} "${words}"`,
          ).not.toEqual([]);
        }
      }
    },
  );
});
