import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { CommandError } from '../../../scripts/command.ts';

const run = promisify(execFile);
/** On a busy machine the start may take longer than the command waits; a second call continues to wait. */
const STARTS = 3;

/** An OpenSearch that can be killed and started again on its data. */
export interface Engine {
  readonly url: string;
  /** SIGKILL: it writes nothing more and closes no connection properly. */
  readonly kill: () => Promise<void>;
  /** Restarts it on the same data; resolves once it answers. */
  readonly start: () => Promise<void>;
  /** Stops it if this run started it. */
  readonly remove: () => Promise<void>;
}

const freePort = (): Promise<string> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject).listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        address === null || typeof address === 'string' ? reject(address) : resolve(String(address.port)),
      );
    });
  });

/** An OpenSearch that already runs and stays running: it can be neither killed nor started. */
export const untouchedEngine = (url: string): Engine => {
  const refuse = (): Promise<never> => Promise.reject(new CommandError('an outage needs --opensearch COMMAND'));
  return { url, kill: refuse, start: refuse, remove: () => Promise.resolve() };
};

/**
 * An OpenSearch controlled by a command with `start --port N --heap H`, `status --port N`, which prints the process as
 * `pid N`, and `stop --port N`: the instance it has already started at this address, or a new one for this run.
 */
export const openEngine = async (tool: string, running: string | undefined): Promise<Engine> => {
  const port = running === undefined ? await freePort() : new URL(running).port;
  const own = running === undefined ? await mkdtemp(path.join(tmpdir(), 'search-outage-')) : undefined;
  const arguments_ = ['start', '--port', port, '--heap', '512m', ...(own === undefined ? [] : ['--data', own])];
  const start = async (): Promise<void> => {
    for (let left = STARTS; ; left -= 1) {
      try {
        await run(tool, arguments_);
        return;
      } catch (error) {
        const [line] = String(error instanceof Error ? error.message : error).split('\n');
        if (left <= 1) throw new CommandError(`'${tool} start' does not start an OpenSearch: ${line}`);
      }
    }
  };
  await start();
  return {
    url: `http://127.0.0.1:${port}`,
    start,
    async kill() {
      const { stdout } = await run(tool, ['status', '--port', port]);
      const pid = Number(/\bpid (\d+)/.exec(stdout)?.[1]);
      if (!(pid > 1)) throw new Error(`'${tool} status' names no process: ${stdout.trim()}`);
      process.kill(pid, 'SIGKILL');
    },
    async remove() {
      if (own === undefined) return;
      await run(tool, ['stop', '--port', port]);
      await rm(own, { recursive: true, force: true });
    },
  };
};
