// A step of the gate: .dependency-cruiser.mjs over the whole tree, a line for each import that a rule forbids.
import { execFile } from 'node:child_process';
import { parseArgs, promisify } from 'node:util';
import * as z from 'zod';

const help = `Checks who imports whom, by the rules of .dependency-cruiser.mjs.

  node scripts/check/imports.ts [--root DIR]

DIR is the tree to look at, the repository unless given.
`;

const folders = [
  'bin',
  'lib',
  'functions',
  'demo',
  'local',
  'memory-dynamodb',
  'scripts',
  'tests',
  'evidence',
  'web/src',
];
const config = new URL('../../.dependency-cruiser.mjs', import.meta.url).pathname;
const cruiser = new URL('../../node_modules/dependency-cruiser/bin/dependency-cruiser.mjs', import.meta.url).pathname;

const report = z.object({
  modules: z.array(z.object({ source: z.string() })),
  summary: z.object({
    violations: z.array(
      z.object({
        from: z.string(),
        to: z.string(),
        rule: z.object({ name: z.string() }),
        comment: z.string().optional(),
      }),
    ),
  }),
});

const cruise = async (root: string): Promise<z.infer<typeof report>> => {
  const args = [cruiser, '--config', config, '--output-type', 'json', ...folders];
  const run = promisify(execFile)(process.execPath, args, { cwd: root, maxBuffer: 2 ** 28 });
  // It exits with the number of violations, and still prints them.
  const { stdout } = await run.catch((error: unknown) => z.object({ stdout: z.string() }).parse(error));
  return report.parse(JSON.parse(stdout));
};

const main = async (): Promise<void> => {
  const { values } = parseArgs({ options: { help: { type: 'boolean' }, root: { type: 'string', default: '.' } } });
  if (values.help) {
    process.stdout.write(help);
    return;
  }
  const { modules, summary } = await cruise(values.root);
  // Without a parser for TypeScript it would look at nothing, and find nothing wrong.
  if (!modules.some(({ source }) => source.endsWith('.ts')))
    throw new Error('no .ts file was read: is @swc/core installed?');
  for (const { rule, from, to } of summary.violations) process.stdout.write(`${rule.name}: ${from} -> ${to}\n`);
  if (summary.violations.length > 0) process.exitCode = 1;
};

try {
  await main();
} catch (error) {
  process.stderr.write(`imports: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
