import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { access, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { CommandError } from '../../scripts/command.ts';

const run = promisify(execFile);
const evidence = fileURLToPath(new URL('../', import.meta.url));
const cache = fileURLToPath(new URL('../../node_modules/.cache/python/', import.meta.url));
const maxBuffer = 64 * 1024 * 1024;

export interface Ended {
  readonly code: number;
  readonly output: string;
}

/** Runs a tool to its end; returns the output of both streams and the exit code. Throws if the tool is missing. */
export const runTool = async (
  file: string,
  args: readonly string[],
  options: { readonly cwd?: string; readonly env?: NodeJS.ProcessEnv } = {},
): Promise<Ended> => {
  try {
    const { stdout, stderr } = await run(file, [...args], { ...options, maxBuffer });
    return { code: 0, output: `${stdout}${stderr}` };
  } catch (error) {
    const { code, stdout = '', stderr = '' } = error as { code?: number | string; stdout?: string; stderr?: string };
    if (typeof code !== 'number') throw error;
    return { code, output: `${stdout}${stderr}` };
  }
};

/** Like `runTool`, but throws an error with the output if the tool fails. */
const mustRun = async (file: string, args: readonly string[], options: Parameters<typeof runTool>[2] = {}) => {
  const { code, output } = await runTool(file, args, options);
  if (code !== 0) throw new Error(`${file} ${args.join(' ')} ended with ${code}:\n${output}`);
  return output;
};

const digestOf = async (file: string): Promise<string> =>
  createHash('sha256')
    .update(await readFile(file))
    .digest('hex');

/** Installs once per version of the lock file; an interrupted installation is repeated. */
const once = async (pins: string, stamp: string, install: () => Promise<void>): Promise<void> => {
  const digest = await digestOf(pins);
  const kept = await readFile(stamp, 'utf8').catch(() => '');
  if (kept === digest) return;
  await install();
  await writeFile(stamp, digest);
};

/**
 * The folder with the commands of evidence/package.json, installed from its lock file without running their scripts.
 */
export const npmTools = async (): Promise<string> => {
  await once(`${evidence}package-lock.json`, `${evidence}node_modules/.installed`, async () => {
    await mustRun('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: evidence });
  });
  return `${evidence}node_modules/.bin`;
};

/** The folder with the commands of a cached virtual environment with the packages of a requirements file. */
export const pythonTools = async (name: string, requirements: string): Promise<string> => {
  const folder = `${cache}${name}`;
  await once(requirements, `${folder}/.installed`, async () => {
    await rm(folder, { recursive: true, force: true });
    await mkdir(cache, { recursive: true });
    try {
      await mustRun('python3', ['-m', 'venv', folder]);
    } catch (error) {
      throw new CommandError(
        `Python 3.11 or newer with venv is needed: ${error instanceof Error ? error.message : error}`,
      );
    }
    const pip = ['install', '--quiet', '--disable-pip-version-check', '--no-deps', '-r', requirements];
    await mustRun(`${folder}/bin/pip`, pip);
  });
  await access(`${folder}/bin/python`);
  return `${folder}/bin`;
};
