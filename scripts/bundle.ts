// `npm run bundle`: bundles every function as CDK does, and compares the sizes with the budget.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Bundle, bundle, bundlePlainSdk, bundleSdkAlone, functionNames, root } from '../lib/bundling.ts';
import { bundleBudget, loadBudget } from '../lib/settings/bundle-budget.ts';
import type { FunctionName } from '../lib/settings/functions.ts';
import { loadTimes } from './bundle/load-times.ts';

const help = `Bundles the functions and weighs them against lib/settings/bundle-budget.ts.

  npm run bundle                      all of them
  npm run bundle -- NAME ...          only these: ${functionNames.join(', ')}
  npm run bundle -- --modules NAME    what is in it, the heaviest first
  npm run bundle -- --load            how long each takes to load, too, in processor time against a handler with only the SDK

The bundles are left in dist/functions/weighed. KB are 1,000 bytes, minified, without the source map.
Exits with 1 if one is over its budget.
`;

const kb = (bytes: number): string => (bytes / 1000).toFixed(1);

/** The package of a module, or the folder of our own code two levels deep. */
const originOf = (path: string): string => {
  const inPackages = path.lastIndexOf('node_modules/');
  const parts = (inPackages < 0 ? path : path.slice(inPackages + 'node_modules/'.length)).split('/');
  return parts.slice(0, inPackages >= 0 && !parts[0]?.startsWith('@') ? 1 : 2).join('/');
};

const printModules = ({ name, modules }: Bundle): void => {
  const origins = new Map<string, number>();
  for (const [path, bytes] of modules) origins.set(originOf(path), (origins.get(originOf(path)) ?? 0) + bytes);
  process.stdout.write(`\n${name}\n`);
  for (const [origin, bytes] of [...origins].sort((a, b) => b[1] - a[1]).slice(0, 20)) {
    process.stdout.write(`  ${kb(bytes).padStart(7)} KB  ${origin}\n`);
  }
};

const namesFrom = (given: readonly string[]): readonly FunctionName[] => {
  const unknown = given.find((name) => !functionNames.some((each) => each === name));
  if (unknown) throw new Error(`there is no function '${unknown}': use ${functionNames.join(', ')}`);
  return given.length === 0 ? functionNames : functionNames.filter((name) => given.includes(name));
};

const printLoads = async (bundles: readonly Bundle[]): Promise<void> => {
  const outdir = join(root, 'dist/functions/weighed');
  const files = [
    bundlePlainSdk(outdir),
    bundleSdkAlone(outdir),
    ...bundles.map(({ folder }) => join(folder, 'index.mjs')),
  ];
  const [plain = 0, least = 0, ...times] = await loadTimes(files);
  process.stdout.write(
    `\nloads in           ms CPU   ratio  budget\n${'the SDK alone'.padEnd(17)} ${least.toFixed(1).padStart(7)}\n${'by esbuild alone'.padEnd(17)} ${plain.toFixed(1).padStart(7)} ${(plain / least).toFixed(2).padStart(7)}\n`,
  );
  for (const [index, { name }] of bundles.entries()) {
    const time = times[index] ?? 0;
    const ratio = time / least;
    const over = ratio > loadBudget[name];
    const shown = `${ratio.toFixed(2).padStart(7)} ${loadBudget[name].toFixed(1).padStart(7)}${over ? '  OVER' : ''}`;
    process.stdout.write(`${name.padEnd(17)} ${time.toFixed(1).padStart(7)} ${shown}\n`);
    if (over) process.exitCode = 1;
  }
};

const main = async (): Promise<void> => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { help: { type: 'boolean' }, modules: { type: 'boolean' }, load: { type: 'boolean' } },
  });
  if (values.help) {
    process.stdout.write(help);
    return;
  }
  const architecture = process.arch === 'arm64' ? 'arm64' : 'x64';
  const bundles = bundle(join(root, 'dist/functions/weighed'), architecture, namesFrom(positionals));
  process.stdout.write('function               KB  budget\n');
  for (const { name, bytes } of bundles) {
    const over = bytes > bundleBudget[name] * 1000;
    const budget = String(bundleBudget[name]).padStart(7);
    process.stdout.write(`${name.padEnd(17)} ${kb(bytes).padStart(7)} ${budget}${over ? '  OVER' : ''}\n`);
    if (over) process.exitCode = 1;
  }
  if (values.load) await printLoads(bundles);
  if (values.modules) for (const each of bundles) printModules(each);
};

try {
  await main();
} catch (error) {
  process.stderr.write(`bundle: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
