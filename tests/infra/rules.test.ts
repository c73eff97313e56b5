import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const root = new URL('../../', import.meta.url);
const page = readFileSync(new URL('docs/rules.md', root), 'utf8');

/** Each rule's number and its text up to the next heading. */
const rules = [...page.matchAll(/^### Rule (\d+): .+\n([\s\S]*?)(?=^##|\s*$(?![\s\S]))/gm)].map(
  ([, number, text = '']) => ({ number: Number(number), text }),
);

/** The numbers that a line of code cites: `rule 6`, `rules 12 and 14`, `rules 1, 5 and 6`. */
const cited = (line: string): number[] =>
  [...line.matchAll(/\brules? (\d+(?:(?:, | and )\d+)*)/gi)].flatMap(([, list = '']) =>
    list.split(/, | and /).map(Number),
  );

const tracked = (pattern: string): string[] =>
  execFileSync('git', ['grep', '-nEi', pattern, '--', '*.ts', '*.tsx', '*.mjs', '*.md', ':!docs/rules.md'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
    .split('\n')
    .filter(Boolean);

describe('docs/rules.md', () => {
  it('numbers its rules in order, each once', () => {
    const numbers = rules.map(({ number }) => number);
    expect(numbers.length).toBeGreaterThan(20);
    expect(numbers).toEqual([...new Set(numbers)].toSorted((a, b) => a - b));
  });

  it('has every rule that code, tests and docs cite', () => {
    const known = new Set(rules.map(({ number }) => number));
    const lines = tracked('\\brules? [0-9]+');
    expect(lines.length).toBeGreaterThan(100);
    expect(lines.filter((line) => cited(line).some((number) => !known.has(number)))).toEqual([]);
  });

  it.each(rules)('gives rule $number a reason and tests that exist', ({ text }) => {
    expect(text).toMatch(/^Why: \S/m);
    const files = /^Tests: (.+)$/m.exec(text)?.[1]?.split(', ') ?? [];
    expect(files.length).toBeGreaterThan(0);
    expect(files.filter((file) => !existsSync(new URL(file, root)))).toEqual([]);
  });
});

describe('docs/glossary.md', () => {
  const rows = readFileSync(new URL('docs/glossary.md', root), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('| word'))
    .map((line) => line.split(' | '));

  it('has one line for a word, in the order of the alphabet, with its meaning', () => {
    const words = rows.map(([word = '']) => word.slice(2));
    expect(words.length).toBeGreaterThan(50);
    expect(words).toEqual(words.toSorted((a, b) => a.localeCompare(b, 'en')));
    expect(new Set(words).size).toBe(words.length);
    for (const [word, meaning = ''] of rows) expect(meaning.length, word).toBeGreaterThan(10);
  });
});
