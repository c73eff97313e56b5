import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Source } from 'aws-cdk-lib/aws-s3-deployment';
import { keptFiles } from '../functions/contract/page-headers.ts';
import type { WebAssets } from './stacks/web-stack.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Where the built web app lies. */
const builtWeb = join(root, 'dist', 'web');

let isChecked = false;

/** Builds the web app where its sources have changed since, once a run. @throws one line where it does not build */
export const ensureBuiltWeb = (): string => {
  if (isChecked) return builtWeb;
  const script = join(root, 'scripts', 'build-web.ts');
  const { status, stderr } = spawnSync(process.execPath, [script, '--if-changed'], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`the web app does not build: ${stderr.trim() || 'run npm run build:web'}`);
  isChecked = true;
  return builtWeb;
};

/** The built files of the web app as they go to its bucket; those that the build compressed are for the local server. */
export const webAssets = (): WebAssets => {
  const folder = ensureBuiltWeb();
  const compressed = ['**/*.br', '**/*.gz'];
  return {
    named: Source.asset(join(folder, 'assets'), { exclude: compressed }),
    kept: Source.asset(folder, { exclude: ['**', ...keptFiles.map((file) => `!${file}`)] }),
  };
};
