import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Source } from 'aws-cdk-lib/aws-s3-deployment';
import { keptFiles } from '../functions/contract/page-headers.ts';
import type { WebAssets } from './stacks/web-stack.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The folder of the built web app. */
const builtWeb = join(root, 'dist', 'web');

let isChecked = false;

/** Builds the web app once per run, if its sources have changed. @throws one line if the build fails */
export const ensureBuiltWeb = (): string => {
  if (isChecked) return builtWeb;
  const script = join(root, 'scripts', 'build-web.ts');
  const { status, stderr } = spawnSync(process.execPath, [script, '--if-changed'], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`the web app does not build: ${stderr.trim() || 'run npm run build:web'}`);
  isChecked = true;
  return builtWeb;
};

/** The built files of the web app for its bucket; the compressed copies are for the local server only. */
export const webAssets = (): WebAssets => {
  const folder = ensureBuiltWeb();
  const compressed = ['**/*.br', '**/*.gz'];
  return {
    named: Source.asset(join(folder, 'assets'), { exclude: compressed }),
    kept: Source.asset(folder, { exclude: ['**', ...keptFiles.map((file) => `!${file}`)] }),
  };
};
