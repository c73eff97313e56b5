// Stands in for the file system's calls: a sync lasts for as long as there is a file of the name WAIT_FOR_DISK has.
import { existsSync, fdatasyncSync, writeSync } from 'node:fs';
import type { Disk } from '../../../memory-dynamodb/storage/journal-thread.ts';

const pause = new Int32Array(new SharedArrayBuffer(4));

export const disk: Disk = {
  writeSync,
  fdatasyncSync: (opened) => {
    while (existsSync(process.env['WAIT_FOR_DISK'] ?? '')) Atomics.wait(pause, 0, 0, 5);
    fdatasyncSync(opened);
  },
};
