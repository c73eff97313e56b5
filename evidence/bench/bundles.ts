import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { buildSync } from 'esbuild';
import { bundle, functionNames, root, settings } from '../../lib/bundling.ts';
import { bundleBudget } from '../../lib/settings/bundle-budget.ts';
import type { FunctionName } from '../../lib/settings/functions.ts';
import { environmentOf } from '../../scripts/bundle/load-times.ts';

const run = promisify(execFile);

export interface Weight {
  readonly name: FunctionName | 'only the SDK';
  readonly kb: number;
  readonly budget: number | undefined;
  /** The fastest of several imports in separate processes: the one with the least disturbance from other load. */
  readonly importMs: number;
}

const timed = `const from = performance.now(); await import(process.argv[1]); process.stdout.write(String(performance.now() - from)); process.exit(0);`;

const importOnce = async (file: string): Promise<number> => {
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', timed, pathToFileURL(file).href], {
    env: environmentOf(file),
  });
  return Number(stdout);
};

/** Bundles every function as CDK does, measures its size and its load time, alternating with the bare SDK. */
export const weighBundles = async (imports: number): Promise<Weight[]> => {
  // Inside the repository, so that packages outside the bundle resolve as on Lambda.
  const outdir = mkdtempSync(path.join(root, 'dist/bench-'));
  try {
    const bare = path.join(outdir, 'sdk-only.mjs');
    const entry = fileURLToPath(new URL('sdk-only.ts', import.meta.url));
    buildSync({ ...settings, absWorkingDir: root, entryPoints: [entry], outfile: bare });
    const bundles = bundle(outdir, process.arch === 'arm64' ? 'arm64' : 'x64', functionNames);
    const things = [
      { name: 'only the SDK' as const, file: bare, bytes: statSync(bare).size, budget: undefined },
      ...bundles.map(({ name, folder, bytes }) => ({
        name,
        file: path.join(folder, 'index.mjs'),
        bytes,
        budget: bundleBudget[name],
      })),
    ];
    const quickest = new Map<string, number>();
    for (let round = 0; round < imports; round += 1) {
      for (const { name, file } of things) {
        quickest.set(name, Math.min(quickest.get(name) ?? Number.POSITIVE_INFINITY, await importOnce(file)));
      }
    }
    return things.map(({ name, bytes, budget }) => ({
      name,
      kb: bytes / 1000,
      budget,
      importMs: quickest.get(name) ?? Number.NaN,
    }));
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
};
