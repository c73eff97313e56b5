import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StorageError } from './problems.ts';

/**
 * Makes this process the one owner of a folder. The lock is the operating system's, on a file of SQLite, which takes
 * such locks on every platform: it goes with the process, however that ends.
 * @returns what gives the folder back
 * @throws StorageError when another process, or this one, owns it already
 */
export function lockFolder(folder: string): () => void {
  const note = path.join(folder, 'owner.pid');
  const lock = new DatabaseSync(path.join(folder, 'owner.lock'));
  try {
    lock.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
  } catch {
    lock.close();
    throw new StorageError(
      `The data folder ${folder} is in use by ${ownerIn(note)}. Stop that one, or choose another folder.`,
    );
  }
  writeFileSync(note, `${process.pid}\n`);
  return () => {
    rmSync(note, { force: true });
    lock.close();
  };
}

function ownerIn(note: string): string {
  try {
    return `process ${readFileSync(note, 'utf8').trim()}`;
  } catch {
    return 'another process';
  }
}
