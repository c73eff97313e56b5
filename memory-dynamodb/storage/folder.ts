import { closeSync, fsyncSync, mkdirSync, openSync, readdirSync, realpathSync } from 'node:fs';
import path from 'node:path';

const DIGITS = 10;
const NAME = /^(journal|snapshot)-(\d{10})$/;

/** The files of a table that keeps its data. `file` numbers count up; a snapshot is of the moment its journal began. */
export type Found = { readonly journals: readonly number[]; readonly snapshots: readonly number[] };

export function fileName(folder: string, kind: 'journal' | 'snapshot', file: number): string {
  return path.join(folder, `${kind}-${String(file).padStart(DIGITS, '0')}`);
}

/** Makes the folder where it is missing, and answers its real path. */
export function prepareFolder(folder: string): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return realpathSync(folder);
}

/** Numbers of the files that are there, in order. */
export function filesIn(folder: string): Found {
  const found = { journal: [] as number[], snapshot: [] as number[] };
  for (const name of readdirSync(folder).sort()) {
    const [, kind, number] = NAME.exec(name) ?? [];
    if (kind === 'journal' || kind === 'snapshot') found[kind].push(Number(number));
  }
  return { journals: found.journal, snapshots: found.snapshot };
}

/** Makes a new or renamed file's name as durable as its contents. Windows does so by itself, and has no such call. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const opened = openSync(folder, 'r');
  try {
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}
