// `npm run trace`: a stack trace out of a function's log, with the lines that were written instead of the bundled ones.
import { readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { join, relative, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { functionNames, root } from '../lib/bundling.ts';

const help = `Reads a stack trace on standard input and names the lines of source it means.

  npm run trace -- STAGE FUNCTION < trace.txt

STAGE and FUNCTION say where it comes from: dev search, for one (functions: ${functionNames.join(', ')}).
It reads dist/functions/STAGE/maps, so synthesize the same commit first: npx cdk synth -c stage=STAGE
`;

const mapOf = (stage: string, name: string): { map: SourceMap; folder: string } => {
  const folder = join(root, 'dist/functions', stage, 'maps');
  const file = join(folder, `${name}.mjs.map`);
  try {
    // esbuild wrote the paths of sources from the bundle's place, a folder of the same depth.
    return { map: new SourceMap(JSON.parse(readFileSync(file, 'utf8'))), folder };
  } catch {
    throw new Error(`cannot read ${relative(root, file)}: run npx cdk synth -c stage=${stage} first`);
  }
};

const main = async (): Promise<void> => {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { help: { type: 'boolean' } } });
  const [stage, name, ...more] = positionals;
  if (values.help) {
    process.stdout.write(help);
    return;
  }
  if (stage === undefined || name === undefined || more.length > 0)
    throw new Error('give a stage and a function; see --help');
  const { map, folder } = mapOf(stage, name);
  const trace = await text(process.stdin);
  const translated = trace.replaceAll(/[^\s(]*index\.mjs:(\d+):(\d+)/g, (position, line: string, column: string) => {
    const origin = map.findOrigin(Number(line), Number(column));
    if (!('fileName' in origin)) return position;
    const file = relative(root, resolve(folder, origin.fileName));
    return `${file}:${origin.lineNumber}:${origin.columnNumber}`;
  });
  process.stdout.write(translated);
};

try {
  await main();
} catch (error) {
  process.stderr.write(`trace: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
