import { readdirSync, readFileSync } from 'node:fs';
import type { Step } from './run-step.ts';

const generators = new URL('../generate/', import.meta.url);

/** Each generator of a committed file knows --check; a new one is in the gate from the day it is written. */
const drift = (): Step[] =>
  readdirSync(generators)
    .filter((file) => file.endsWith('.ts'))
    .filter((file) => readFileSync(new URL(file, generators), 'utf8').includes('--check'))
    .map((file) => ({
      name: `drift:${file.replace('.ts', '')}`,
      purpose: `that what scripts/generate/${file} makes is committed as it makes it`,
      command: 'node',
      args: [`scripts/generate/${file}`, '--check'],
    }));

/** The steps of the gate, the longest first. */
export const steps: readonly Step[] = [
  { name: 'types', purpose: 'TypeScript at its strictest', command: 'tsc', args: ['-p', '.'] },
  {
    name: 'types:web',
    purpose: 'the same for the web app, which runs in a browser',
    command: 'tsc',
    args: ['-p', 'web'],
  },
  {
    name: 'unused',
    purpose: 'no file, export or dependency that nobody uses',
    command: 'knip',
    args: ['--no-progress'],
  },
  { name: 'imports', purpose: 'who may import whom', command: 'node', args: ['scripts/check/imports.ts'] },
  { name: 'lint', purpose: 'lint and formatting', command: 'biome', args: ['ci', '--error-on-warnings', '.'] },
  { name: 'lengths', purpose: 'no file over 300 lines', command: 'node', args: ['scripts/check/lengths.ts'] },
  ...drift(),
];
