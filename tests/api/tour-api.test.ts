import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningServer, startServer } from '../support/server.ts';

const page = readFileSync(new URL('../../docs/tour-api.md', import.meta.url), 'utf8');
const tour = /```bash\n([\s\S]*?)```/.exec(page)?.[1] ?? '';

let server: RunningServer;
beforeAll(async () => {
  server = await startServer({ args: ['--seed', '100'] });
});
afterAll(() => server?.stop());

describe('the tour of the API', () => {
  it('works as it is written, from the sign-in to the webhook', async () => {
    const env = {
      ...process.env,
      BASE: `${server.url}/api/v1`,
      PATH: `${path.dirname(process.execPath)}:${process.env['PATH']}`,
    };
    const { stdout } = await promisify(execFile)('bash', ['-euc', tour], { env });
    const [held = '', ...rest] = stdout.trim().split('\n');
    expect(held).toMatch(/^held [0-9A-Z]{4}-[0-9A-Z]{4} for \d+\.\d\d until 20/);
    const paid = / for (\S+) /.exec(held)?.[1];
    expect(rest).toEqual([
      'confirmed',
      'booking.held, booking.confirmed',
      paid,
      'cancelled',
      expect.stringMatching(/^Your stay at .+ is confirmed$/),
      'active',
      'reserved',
      'the integrator heard of booking.held',
    ]);
  });
});
