import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const fileOf = (path: string): URL => new URL(`../../${path}`, import.meta.url);
const read = (path: string): string => readFileSync(fileOf(path), 'utf8');

const [, table = ''] = /\n\| what fails .*\n\|[-| ]+\n((?:\|.*\n)+)/.exec(read('docs/failures.md')) ?? [];
const rows = table
  .trimEnd()
  .split('\n')
  .map((line) => line.split(' | ').map((cell) => cell.replace(/^\| | \|$/g, '')));

/** The names of the tests in a file: the first string argument of every test call. */
const titlesIn = (source: string): string[] =>
  [...source.matchAll(/\(\s*(['"`])((?:(?!\1)[^\\\n]|\\.)+)\1,/g)].map(([, , title = '']) => title);

/** Each test file that a cell names, with the test names that follow it. */
const namedIn = (cell: string): { readonly file: string; readonly tests: string[] }[] =>
  cell
    .split(/(?=`tests\/)/)
    .filter((part) => part.startsWith('`tests/'))
    .map((part) => ({
      file: /^`([^`]+)`/.exec(part)?.[1] ?? '',
      tests: [...part.matchAll(/"([^"]+)"/g)].map(([, words = '']) => words),
    }));

describe('docs/failures.md', () => {
  it('lists for every part the effect on guests, the fate of the work, and the tests', () => {
    expect(rows.length).toBeGreaterThan(15);
    for (const row of rows) expect(row, row[0]).toHaveLength(4);
  });

  it.each(rows.map(([fails = '', , , shownBy = '']) => [fails, shownBy] as const))(
    'names existing tests: %s',
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
