// Writes the journal in a thread of its own: waiting for the disk there blocks neither the requests nor Node's own
// threads, which may be busy hashing passwords for a second. Each order is answered once it is on disk.
import { closeSync, fdatasyncSync, fstatSync, ftruncateSync, openSync, writeSync } from 'node:fs';
import path from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { syncFolder } from './folder.ts';

export type Order =
  /** Adds text at the end of the journal. */
  | { readonly kind: 'append'; readonly text: string }
  /** Goes on in a new file, which begins with this text. */
  | { readonly kind: 'rotate'; readonly file: string; readonly text: string }
  | { readonly kind: 'close' };

export type Done = { readonly error?: { readonly code: string; readonly message: string } };

/** The calls that reach the disk; a test puts others in their place, which fail. */
export type Disk = Pick<typeof import('node:fs'), 'writeSync' | 'fdatasyncSync'>;

export type ThreadData = {
  /** The journal to go on with; it is there. */
  readonly file: string;
  /** A module with a `disk`, for tests. */
  readonly diskModule: string | undefined;
};

const { file, diskModule }: ThreadData = workerData;
const { disk }: { readonly disk: Disk } =
  diskModule === undefined ? { disk: { writeSync, fdatasyncSync } } : await import(diskModule);

let opened = openSync(file, 'a');
let size = fstatSync(opened).size;

function append(text: string): void {
  const bytes = Buffer.from(text);
  try {
    for (let from = 0; from < bytes.length; ) from += disk.writeSync(opened, bytes, from);
    disk.fdatasyncSync(opened);
  } catch (error) {
    takeBack();
    throw error;
  }
  size += bytes.length;
}

/** Half a group must not be found by the next start as if it had been answered. Where that fails too, nothing helps. */
function takeBack(): void {
  try {
    ftruncateSync(opened, size);
    fdatasyncSync(opened);
  } catch {
    // The error that led here is the one that is told.
  }
}

function rotate(next: string, text: string): void {
  const fresh = openSync(next, 'ax', 0o600);
  const [before, sizeBefore] = [opened, size];
  opened = fresh;
  size = 0;
  try {
    append(text);
    syncFolder(path.dirname(next));
  } catch (error) {
    closeSync(fresh);
    [opened, size] = [before, sizeBefore];
    throw error;
  }
  closeSync(before);
}

function obey(order: Order): Done {
  try {
    if (order.kind === 'append') append(order.text);
    else if (order.kind === 'rotate') rotate(order.file, order.text);
    else closeSync(opened);
    return {};
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'EIO';
    return { error: { code, message: error instanceof Error ? error.message : String(error) } };
  }
}

parentPort?.on('message', (order: Order) => {
  parentPort?.postMessage(obey(order));
  if (order.kind === 'close') parentPort?.close();
});
