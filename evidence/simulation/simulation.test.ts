import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const main = fileURLToPath(new URL('main.ts', import.meta.url));

/** A separate process: the simulation replaces the clocks and the random numbers of its process. */
const simulation = async (...options: string[]): Promise<{ status: number; told: string }> => {
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [main, ...options]);
    return { status: 0, told: stdout };
  } catch (error) {
    if (error instanceof Error && 'code' in error && typeof error.code === 'number') {
      const told = 'stderr' in error && 'stdout' in error ? `${error.stdout}${error.stderr}` : '';
      return { status: error.code, told };
    }
    throw error;
  }
};

const journalOf = (told: string): string | undefined => /journal (.*)/.exec(told)?.[1];

describe('the simulation', () => {
  it('breaks no invariant and gives the same run for the same seed', { timeout: 120_000 }, async () => {
    const wanted = ['--ops', '600', '--world', '300', '--seed', 'fixed'];
    const [once, again] = await Promise.all([simulation(...wanted), simulation(...wanted)]);
    expect(once).toMatchObject({ status: 0, told: expect.stringContaining('No invariant was broken.') });
    expect(journalOf(once.told)).toMatch(/^[0-9a-f]{16} [0-9a-f]{16}/);
    expect(journalOf(again.told)).toBe(journalOf(once.told));
    // Workers have run: mails were sent, and webhooks were delivered.
    expect(once.told).toMatch(/[1-9]\d* {2}mail: sent\n/);
    expect(once.told).toMatch(/[1-9]\d* {2}webhook: delivered\n/);
    const [first, second] = (journalOf(once.told) ?? '').split(' ');
    expect(first).not.toBe(second);
  });

  it('catches a hold that takes rooms of a sold-out night', { timeout: 120_000 }, async () => {
    const { status, told } = await simulation('--mutant', 'oversell');
    expect(told).toMatch(/oversell +caught/);
    expect(status).toBe(0);
  });

  it('reports an invalid option in one line', { timeout: 60_000 }, async () => {
    const { status, told } = await simulation('--ops', 'many');
    expect({ status, told }).toEqual({ status: 2, told: '--ops takes a whole number above 0, not many.\n' });
  });
});
