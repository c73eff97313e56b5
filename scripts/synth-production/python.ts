import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { CommandError } from '../command.ts';
import { run } from './run.ts';

const requirements = new URL('requirements.txt', import.meta.url);

const ended = async (what: string, program: string, args: readonly string[]): Promise<void> => {
  const { status, output } = await run(program, args).catch(() => {
    throw new CommandError(`${what}: there is no ${program}; install Python 3.10 or newer with venv`);
  });
  if (status !== 0) throw new CommandError(`${what}: ${output.trim().split('\n').slice(-3).join(' ')}`);
};

/**
 * The programs of cfn-lint and checkov, installed once for each state of the pinned list: in a folder named by the
 * list's hash, which appears only when it is whole.
 * @returns the folder that they are in
 */
export const pythonTools = async (): Promise<string> => {
  const hash = createHash('sha256').update(readFileSync(requirements)).digest('hex').slice(0, 16);
  const cache = process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache');
  const folder = join(cache, 'hotel-booking', `template-checkers-${hash}`);
  const whole = join(folder, 'whole');
  if (existsSync(whole)) return join(folder, 'bin');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(dirname(folder), { recursive: true });
  await ended('Python for the checkers', 'python3', ['-m', 'venv', folder]);
  const pip = ['install', '--quiet', '--disable-pip-version-check', '--no-deps', '-r', requirements.pathname];
  await ended('installing cfn-lint and checkov', join(folder, 'bin', 'pip'), pip);
  mkdirSync(`${whole}.new`);
  renameSync(`${whole}.new`, whole);
  return join(folder, 'bin');
};
