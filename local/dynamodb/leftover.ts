import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** The content of a data folder's `dynamodb.pid`: the serving process, and the process that started it. */
export type Running = {
  readonly java: number;
  readonly guardian: number;
  readonly parent: number;
  readonly port: number;
};

/** Longer than the guardian gives Java to stop in order, so that we do not cut it short. */
const GUARDIAN_GRACE_MS = 6_000;

/**
 * Makes a data folder free for a new server: waits for a guardian that is just stopping, and stops a Java whose
 * guardian was killed too. Two servers on one SQLite file would block each other.
 * @throws when a live process uses the folder: it must not be stopped.
 */
export async function clearLeftover(pidFile: string, dataDir: string): Promise<void> {
  const running = read(pidFile);
  if (running === undefined) return;
  if (isGuardianOf(running, dataDir) && parentOf(running.guardian) === running.parent) {
    throw new Error(
      `The data folder ${dataDir} is in use by process ${running.parent} (DynamoDB Local on port ${running.port}). ` +
        'Stop that one, or choose another folder.',
    );
  }
  await gone(() => isGuardianOf(running, dataDir), GUARDIAN_GRACE_MS);
  if (isJavaOf(running, dataDir)) kill(running.java, 'SIGTERM');
  await gone(() => isJavaOf(running, dataDir), 3_000);
  if (isJavaOf(running, dataDir)) kill(running.java, 'SIGKILL');
  await gone(() => isJavaOf(running, dataDir), 3_000);
  rmSync(pidFile, { force: true });
}

/** Removes the note again, unless a newer server has written its own. */
export function forget(pidFile: string, guardian: number): void {
  if (read(pidFile)?.guardian === guardian) rmSync(pidFile, { force: true });
}

function read(pidFile: string): Running | undefined {
  try {
    const note: Running = JSON.parse(readFileSync(pidFile, 'utf8'));
    const whole = [note.java, note.guardian, note.parent, note.port].every((n) => Number.isInteger(n) && n > 1);
    return whole ? note : undefined;
  } catch {
    return undefined;
  }
}

// A process id is used again after a reboot or a day, so a process is ours only if its command line names our folder.
function isJavaOf(running: Running, dataDir: string): boolean {
  const line = commandLine(running.java);
  return line.includes('DynamoDBLocal') && line.includes(`dbPath=${dataDir}`);
}

function isGuardianOf(running: Running, dataDir: string): boolean {
  const line = commandLine(running.guardian);
  return line.includes('guardian') && line.includes(`dbPath=${dataDir}`);
}

function commandLine(pid: number): string {
  if (process.platform !== 'linux') return ps(pid, 'command=');
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}

function parentOf(pid: number): number {
  if (process.platform !== 'linux') return Number(ps(pid, 'ppid='));
  try {
    return Number(/^PPid:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
  } catch {
    return 0;
  }
}

function ps(pid: number, column: string): string {
  try {
    return execFileSync('ps', ['-o', column, '-p', String(pid)], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch {
    return '';
  }
}

function kill(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It has ended in the meantime, as intended.
  }
}

async function gone(alive: () => boolean, patienceMs: number): Promise<void> {
  const until = Date.now() + patienceMs;
  while (alive() && Date.now() < until) await sleep(50);
}
