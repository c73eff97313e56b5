import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { afterEach, describe, expect, it } from 'vitest';

// Whoever starts the system has npm's process in hand, and none of those behind it.

let npm: ChildProcess;
afterEach(() => npm.kill('SIGKILL'));

const start = async (): Promise<string> => {
  npm = spawn('npm', ['start', '--', '--memory', '--seed', '0', '--port', '0'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const { stdout } = npm;
  if (stdout === null) throw new Error('npm has no output');
  for await (const line of createInterface(stdout)) {
    const url = /^Ready on (http:\S+)$/.exec(line)?.[1];
    if (url !== undefined) {
      stdout.resume();
      return url;
    }
  }
  throw new Error('npm start ended before it was ready');
};

const answers = (url: string): Promise<boolean> =>
  fetch(`${url}/api/v1/health`).then(
    () => true,
    () => false,
  );

describe('the process of npm start', () => {
  it('ends in order at SIGTERM, and the system with it', async () => {
    const url = await start();
    npm.kill('SIGTERM');
    expect(await once(npm, 'exit')).toEqual([0, null]);
    expect(await answers(url)).toBe(false);
  });

  it('leaves nothing behind that holds the port when it is killed', async () => {
    const url = await start();
    npm.kill('SIGKILL');
    await once(npm, 'exit');
    await expect.poll(() => answers(url), { timeout: 3000 }).toBe(false);
  });
});
