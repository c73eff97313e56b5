// Writes the journal in a thread of its own: waiting for the disk there blocks neither the requests nor Node's own
// threads, which may be busy hashing passwords for a second. Each message is answered once its data is on disk.
import { closeSync, fdatasyncSync, fstatSync, ftruncateSync, openSync, writeSync } from 'node:fs';
import path from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { syncFolder } from './folder.ts';

export type Order =
  /** Appends text to the journal. */
  | { readonly kind: 'append'; readonly text: string }
  /** Continues in a new file, which begins with this text. */
  | { readonly kind: 'rotate'; readonly file: string; readonly text: string }
  | { readonly kind: 'close' };

export type Done = { readonly error?: { readonly code: string; readonly message: string } };

/** The disk calls; tests replace them with failing ones. */
export type Disk = Pick<typeof import('node:fs'), 'writeSync' | 'fdatasyncSync'>;

export type ThreadData = {
  /** The existing journal to continue. */
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

/** The next start must not read an incomplete group as answered. If truncation fails too, nothing helps. */
function takeBack(): void {
  try {
    ftruncateSync(opened, size);
    fdatasyncSync(opened);
  } catch {
    // The original error is the one to report.
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
