import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { freshFolder } from './folders.ts';
import { holdBoth, keptIn, openKept } from './nights.ts';

const writer = fileURLToPath(new URL('writer.ts', import.meta.url));

/** A writer on this folder, and what it has said so far. */
const writing = (folder: string, snapshotAfterBytes = 0) => {
  const args = [writer, folder, String(snapshotAfterBytes)];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString('utf8');
  });
  const lines = (): string[] => said.split('\n').slice(0, -1);
  return { child, lines };
};

describe('a process that is killed while it writes', () => {
  it.each([
    [3, 0],
    [40, 0],
    [90, 0],
    [150, 3000],
    [260, 3000],
    [420, 3000],
  ])(
    'after %i answers leaves each answered transaction whole, and no half one (snapshots each %i bytes)',
    async (count, bytes) => {
      const folder = freshFolder();
      const { child, lines } = writing(folder, bytes);
      while (lines().length < count) await sleep(1);
      child.kill('SIGKILL');
      await once(child, 'close');
      const answered = lines().map(Number);
      const { db, close } = openKept(folder);
      const { nights, bookings } = await keptIn(db);
      expect(nights).toEqual(bookings);
      expect(nights).toEqual(expect.arrayContaining(answered));
      // Eight write at once: no more than theirs was under way.
      expect(nights.length - answered.length).toBeLessThanOrEqual(8);
      await holdBoth(db, 999_999);
      await close();
    },
  );
});
