import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const run = promisify(execFile);
const root = new URL('../../', import.meta.url);
const read = (file: string): string => readFileSync(new URL(file, root), 'utf8');
const { scripts } = JSON.parse(read('package.json')) as { readonly scripts: Readonly<Record<string, string>> };

/** Each `npm run NAME -- --option …` of a page, in text and in blocks. */
const commandsIn = (page: string): { name: string; options: string[] }[] =>
  [...read(page).matchAll(/npm run ([\w:-]+)((?: --)? [^\n`]*)?/g)].map(([, name = '', rest = '']) => ({
    name,
    options: rest.split('#')[0]?.match(/--[a-z][\w-]*/g) ?? [],
  }));

const pages = ['docs/recovery.md', 'docs/privacy.md', 'docs/multi-region.md', 'docs/scaling.md', 'docs/cost.md'];
const used = new Map<string, Set<string>>();
for (const page of pages) {
  for (const { name, options } of commandsIn(page)) used.set(name, new Set([...(used.get(name) ?? []), ...options]));
}

describe('the commands of the pages about recovery and people', () => {
  it('are several', () => {
    expect([...used.keys()]).toEqual(expect.arrayContaining(['backup', 'restore', 'recover', 'person', 'backfill']));
  });

  it.each([...used.keys()])('npm run %s is there, and knows each option that they use', async (name) => {
    const [program, script = ''] = (scripts[name] ?? '').split(' ');
    expect(program, `npm run ${name}`).toBe('node');
    const { stdout } = await run(process.execPath, [new URL(script, root).pathname, '--help']);
    for (const option of used.get(name) ?? []) expect(stdout).toContain(option);
  });
});
