import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StorageError } from './problems.ts';

/**
 * Makes this process the only owner of a folder. SQLite takes an operating system lock on its file, on every platform;
 * the lock ends with the process, even after a crash.
 * @returns a function that releases the folder
 * @throws StorageError if another process, or this one, already owns it
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
