import { closeSync, fsyncSync, mkdirSync, openSync, readdirSync, realpathSync } from 'node:fs';
import path from 'node:path';

const DIGITS = 10;
const NAME = /^(journal|snapshot)-(\d{10})$/;

/** The files of a durable table. `file` numbers increase; a snapshot has the state at the start of its journal. */
export type Found = { readonly journals: readonly number[]; readonly snapshots: readonly number[] };

export function fileName(folder: string, kind: 'journal' | 'snapshot', file: number): string {
  return path.join(folder, `${kind}-${String(file).padStart(DIGITS, '0')}`);
}

/** Creates the folder if it is missing, and returns its real path. */
export function prepareFolder(folder: string): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return realpathSync(folder);
}

/** Numbers of the existing files, in order. */
export function filesIn(folder: string): Found {
  const found = { journal: [] as number[], snapshot: [] as number[] };
  for (const name of readdirSync(folder).sort()) {
    const [, kind, number] = NAME.exec(name) ?? [];
    if (kind === 'journal' || kind === 'snapshot') found[kind].push(Number(number));
  }
  return { journals: found.journal, snapshots: found.snapshot };
}

/** Makes a new or renamed file's name as durable as its contents. Windows needs no such call and has none. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const opened = openSync(folder, 'r');
  try {
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}
