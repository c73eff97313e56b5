import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { root } from '../../lib/bundling.ts';
import { CommandError } from '../command.ts';
import { emulatorEnv } from './endpoint.ts';

/** The stage these commands deploy. */
export const stage = 'localstack';
/** Its templates have a separate folder, as the CDK locks the folder it writes to. */
const assembly = 'cdk.out/localstack';

const manifest = z.object({ devDependencies: z.object({ 'aws-cdk': z.string(), 'aws-cdk-local': z.string() }) });
const installed = z.object({ version: z.string() });
const readJson = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

/**
 * Whether the installed CDK is the one in the lock file: an older one cannot read the library's output.
 * @throws CommandError that asks to install it
 */
export const checkCdk = (folder: string = root): void => {
  const wanted = manifest.parse(readJson(join(folder, 'package.json'))).devDependencies;
  for (const [name, version] of Object.entries(wanted)) {
    const path = join(folder, 'node_modules', name, 'package.json');
    const found = existsSync(path) ? installed.parse(readJson(path)).version : undefined;
    if (found !== version) {
      throw new CommandError(`${name} ${version} is needed and ${found ?? 'none'} is installed: run npm ci`);
    }
  }
};

export interface CdkRun {
  readonly endpoint: string;
  /** Whole minutes; a custom resource that cannot start would make it wait an hour. */
  readonly minutes: number;
  readonly show: boolean;
}

/** The most informative line of the CDK's output. */
const reasonIn = (output: string): string => {
  const lines = output.split('\n').map((line) => line.trim());
  const saying = [/_FAILED .*\(\w+\)/, /❌|not compatible|no such|cannot/i, /error|failed/i];
  const reason = saying.flatMap((pattern) => lines.find((line) => pattern.test(line)) ?? [])[0];
  return (reason ?? lines.findLast((line) => line !== '') ?? 'it said nothing').slice(0, 400);
};

/**
 * Runs `cdklocal` with both endpoints set, and ends it and all it started once its time is up.
 * @throws CommandError with the most informative line if it fails
 */
export const cdk = async (args: readonly string[], { endpoint, minutes, show }: CdkRun): Promise<void> => {
  const whole = ['aws-cdk-local/bin/cdklocal', ...args, '-c', `stage=${stage}`, '--output', assembly];
  const child = spawn(process.execPath, [join(root, 'node_modules', whole[0] ?? ''), ...whole.slice(1)], {
    cwd: root,
    env: {
      ...emulatorEnv(endpoint, process.env),
      PATH: `${join(root, 'node_modules/node/bin')}:${join(root, 'node_modules/.bin')}:${process.env['PATH'] ?? ''}`,
      CI: 'true',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A separate process group, so that the program the CDK runs ends with it.
    detached: true,
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      if (show) process.stderr.write(text);
    });
  }
  let late = false;
  const end = (): void => {
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
  };
  const timer = setTimeout(() => {
    late = true;
    end();
  }, minutes * 60_000);
  process.once('exit', end);
  const code = await new Promise<number | null>((resolve) => {
    child.on('error', () => resolve(null));
    child.on('close', resolve);
  });
  clearTimeout(timer);
  process.off('exit', end);
  if (late) throw new CommandError(`cdklocal ${args[0]} took more than ${minutes} minutes and was ended: try again`);
  if (code !== 0) throw new CommandError(`cdklocal ${args[0]} failed: ${reasonIn(output)}; --verbose shows all of it`);
};
