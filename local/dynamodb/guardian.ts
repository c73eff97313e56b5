/**
 * The guardian: a small process between us and Java, so that Java never outlives us.
 *
 * It runs in a separate process group, so a Ctrl-C reaches only our process, which stops in its own order. It holds the
 * reading end of a pipe from our process: when that closes, by an orderly stop or because we were killed with SIGKILL,
 * it stops Java and goes. Started only by `start.ts`, with one JSON argument.
 */
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { forget, type Running } from './leftover.ts';

export type GuardianOrder = {
  readonly java: string;
  readonly args: readonly string[];
  readonly cwd: string;
  /** Where the processes are written down for the next start; absent when nothing is kept. */
  readonly pidFile?: string;
  readonly port: number;
};

const ORDERLY_STOP_MS = 3_000;
const LAST_WORDS = 4_000;

const order: GuardianOrder = JSON.parse(process.argv[2] ?? '{}');
const parent = process.ppid;

const java = spawn(order.java, order.args, {
  cwd: order.cwd,
  // Telemetry would be sent to Amazon for every start.
  env: { ...process.env, DDB_LOCAL_TELEMETRY: '0' },
  stdio: ['ignore', 'pipe', 'pipe'],
});

let lastWords = '';
const remember = (chunk: Buffer): void => {
  lastWords = (lastWords + chunk.toString('utf8')).slice(-LAST_WORDS);
};
java.stdout.on('data', remember);
java.stderr.on('data', remember);

if (order.pidFile !== undefined && java.pid !== undefined) {
  const running: Running = { java: java.pid, guardian: process.pid, parent, port: order.port };
  writeFileSync(order.pidFile, JSON.stringify(running));
}

let stopping = false;
function stop(): void {
  if (stopping) return;
  stopping = true;
  java.kill('SIGTERM');
  setTimeout(() => java.kill('SIGKILL'), ORDERLY_STOP_MS).unref();
}

function leave(): void {
  if (order.pidFile !== undefined) forget(order.pidFile, process.pid);
  // The parent may have ended, so a broken pipe is expected here.
  process.stdout.on('error', () => process.exit(1));
  process.stdout.write(lastWords, () => process.exit(stopping ? 0 : 1));
}

java.on('error', (error) => {
  remember(Buffer.from(error.message));
  leave();
});
java.on('close', leave);
process.on('SIGTERM', stop);
process.on('SIGINT', stop);
process.stdin.on('end', stop).on('error', stop).resume();
