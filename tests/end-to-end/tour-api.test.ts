import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningServer, startServer } from '../support/server.ts';

const page = readFileSync(new URL('../../docs/tour-api.md', import.meta.url), 'utf8');
const [helpers = '', lisbon = '', family = ''] = [...page.matchAll(/```bash\n([\s\S]*?)```/g)].map(
  ([, block]) => block,
);

let server: RunningServer;
beforeAll(async () => {
  server = await startServer({ args: ['--seed', '100'] });
});
afterAll(() => server?.stop());

/** The lines that a part of the tour prints, run as it is written. */
const run = async (part: string): Promise<string[]> => {
  const env = {
    ...process.env,
    BASE: `${server.url}/api/v1`,
    PATH: `${path.dirname(process.execPath)}:${process.env['PATH']}`,
  };
  const { stdout } = await promisify(execFile)('bash', ['-euc', `${helpers}\n${part}`], { env });
  return stdout.trim().split('\n');
};

describe('the tour of the API', () => {
  it('works as it is written, from the sign-in to the webhook', async () => {
    const [held = '', ...rest] = await run(lisbon);
    expect(held).toMatch(/^held [0-9A-Z]{4}-[0-9A-Z]{4} for \d+\.\d\d now and \d+\.\d\d at the hotel until 20/);
    const paid = / for (\S+) now/.exec(held)?.[1];
    expect(rest).toEqual([
      'confirmed',
      'booking.held, booking.confirmed',
      paid,
      'cancelled',
      expect.stringMatching(/^Your stay at .+ is confirmed$/),
      'active',
      'reserved',
      'the integrator received booking.held',
    ]);
  });

  it('books half board for a family of four, and says what a cancellation gives back at three moments', async () => {
    expect(await run(family)).toEqual([
      '1 night changed',
      'Half board, flexible: 703.00, now 695.00, at the hotel 8.00',
      'Half board, non-refundable: 703.00, now 208.50, at the hotel 494.50',
      'children 25.00, board 100.00',
      '40 days before: non-refundable 0.00, flexible 695.00',
      '5 days before: non-refundable 0.00, flexible 470.00',
      'the day before: non-refundable 0.00, flexible 0.00',
      '208.50 paid, and kept',
    ]);
  });
});
