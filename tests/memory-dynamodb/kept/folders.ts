import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll } from 'vitest';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** An empty folder that goes with the test file. */
export const freshFolder = (): string => {
  const folder = mkdtempSync(path.join(tmpdir(), 'memory-dynamodb-'));
  folders.push(folder);
  return folder;
};

/** For a table that must have nothing to complain about. */
export const noTrouble = (line: string): void => {
  throw new Error(line);
};
