import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

// Whoever starts the system has npm's process in hand, and none of those behind it.

let npm: ChildProcess | undefined;
let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'npm-'));
});
afterEach(() => {
  npm?.kill('SIGKILL');
  rmSync(dataDir, { recursive: true, force: true });
});

const start = async (): Promise<{ npm: ChildProcess; url: string }> => {
  const started = spawn('npm', ['start', '--', '--data', dataDir, '--seed', '0', '--port', '0'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  npm = started;
  const { stdout } = started;
  for await (const line of createInterface(stdout)) {
    const url = /^Ready on (http:\S+)$/.exec(line)?.[1];
    if (url !== undefined) {
      stdout.resume();
      return { npm: started, url };
    }
  }
  throw new Error('npm start ended before it was ready');
};

const answers = (url: string): Promise<boolean> =>
  fetch(`${url}/api/v1/health`).then(
    () => true,
    () => false,
  );

describe('the scripts of package.json', () => {
  it('use nothing of a shell that Windows lacks', () => {
    const { scripts }: { scripts: Record<string, string> } = JSON.parse(readFileSync('package.json', 'utf8'));
    for (const [name, script] of Object.entries(scripts)) {
      expect(`${name}: ${script}`).toMatch(/^[\w:-]+: (node|vitest|biome|cdk) [\w./ -]+$/);
    }
  });
});

/** Its table notes whose it is for as long as it has it, and takes the note away when it stops in order. */
const stoppedInOrder = (): boolean =>
  existsSync(path.join(dataDir, 'table')) && !existsSync(path.join(dataDir, 'table', 'owner.pid'));

const gone = { timeout: 60_000, interval: 50 };

describe('the process of npm start', () => {
  it('ends in order at SIGTERM, and the system with it', async () => {
    const { npm: started, url } = await start();
    expect(stoppedInOrder()).toBe(false);
    started.kill('SIGTERM');
    await once(started, 'exit');
    await expect.poll(stoppedInOrder, gone).toBe(true);
    expect(await answers(url)).toBe(false);
  });

  it('leaves nothing behind that holds port or data when it is killed', async () => {
    const { npm: started, url } = await start();
    started.kill('SIGKILL');
    await once(started, 'exit');
    await expect.poll(stoppedInOrder, gone).toBe(true);
    expect(await answers(url)).toBe(false);
  });
});
