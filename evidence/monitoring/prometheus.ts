import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { CommandError } from '../../scripts/command.ts';

/** A running Prometheus. */
export interface Prometheus {
  /** @returns the current number of series of a query */
  readonly query: (expression: string) => Promise<number>;
  readonly stop: () => Promise<void>;
}

/** Runs promtool. @throws with its output if it fails */
export const promtool = async (...args: readonly string[]): Promise<void> => {
  try {
    await promisify(execFile)('promtool', args);
  } catch (error) {
    const { code, stdout = '', stderr = '' } = error as { code?: string; stdout?: string; stderr?: string };
    if (code === 'ENOENT') throw new CommandError('there is no promtool: apt-get install prometheus');
    throw new CommandError(`promtool ${args.join(' ')}: ${`${stdout}${stderr}`.trim().replaceAll(/\s+/g, ' ')}`);
  }
};

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new CommandError('no free port');
  return address.port;
};

/**
 * Starts a Prometheus with the `prometheus.yml` of a folder, which also stores its data, and waits until it is ready.
 */
export const startPrometheus = async (folder: string): Promise<Prometheus> => {
  const port = await freePort();
  const args = [
    `--config.file=${join(folder, 'prometheus.yml')}`,
    `--storage.tsdb.path=${join(folder, 'data')}`,
    `--web.listen-address=127.0.0.1:${port}`,
    '--log.level=warn',
  ];
  const child = spawn('prometheus', args, { stdio: ['ignore', 'ignore', 'pipe'] });
  let output = '';
  child.stderr.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  const ended = once(child, 'close');
  const url = `http://127.0.0.1:${port}`;
  const isReady = (): Promise<boolean> =>
    fetch(`${url}/-/ready`).then(
      ({ ok }) => ok,
      () => false,
    );
  for (let tries = 0; !(await isReady()); tries += 1) {
    if (child.exitCode !== null || tries > 150) throw new CommandError(`Prometheus does not start: ${output.trim()}`);
    await sleep(200);
  }
  return {
    query: async (expression) => {
      const answer = await fetch(`${url}/api/v1/query?query=${encodeURIComponent(expression)}`);
      const { status, data, error } = (await answer.json()) as {
        status: string;
        error?: string;
        data?: { result: readonly unknown[] };
      };
      if (status !== 'success' || !data) throw new CommandError(`Prometheus refuses ${expression}: ${error}`);
      return data.result.length;
    },
    stop: async () => {
      child.kill();
      await ended;
    },
  };
};
