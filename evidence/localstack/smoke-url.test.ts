import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoPassword, type RunningServer, startServer } from '../../tests/support/server.ts';

const smoke = fileURLToPath(new URL('smoke.ts', import.meta.url));

let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server?.stop());

const run = async (url: string, env: Readonly<Record<string, string>>) => {
  const child = spawn(process.execPath, [smoke, '--url', url, '--only', 'journey'], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let words = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      words += text;
    });
  }
  const [code] = await once(child, 'close');
  return { code, words };
};

describe('smoke against an address', () => {
  it('runs the journey there as a system admin and gets the same answers as locally', async () => {
    const account = { SMOKE_EMAIL: 'admin@example.com', SMOKE_PASSWORD: demoPassword };
    const { code, words } = await run(`${server.url}/api/v1/`, account);
    expect(words).toContain('Smoke passed');
    expect(code).toBe(0);
  }, 300_000);

  it.each([
    ['the account is missing', 'http://127.0.0.1:9', {}, /set SMOKE_EMAIL and SMOKE_PASSWORD/],
    [
      'nothing answers',
      'http://127.0.0.1:9',
      { SMOKE_EMAIL: 'a@example.com', SMOKE_PASSWORD: 'x' },
      /deploy the system/,
    ],
    [
      'the address is invalid',
      'nowhere',
      { SMOKE_EMAIL: 'a@example.com', SMOKE_PASSWORD: 'x' },
      /--url takes an address/,
    ],
  ])('gives instructions in one line if %s', async (_what, url, env, expected) => {
    const { code, words } = await run(url, { SMOKE_EMAIL: '', SMOKE_PASSWORD: '', ...env });
    expect(code).toBe(2);
    expect(words).toMatch(expected);
    expect(words.trim().split('\n')).toHaveLength(1);
  });
});
