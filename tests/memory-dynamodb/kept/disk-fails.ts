// Stands in for the file system's calls: syncs fail from the third on, as those of a broken disk do.
import { fdatasyncSync, writeSync } from 'node:fs';
import type { Disk } from '../../../memory-dynamodb/storage/journal-thread.ts';

let syncs = 0;

export const disk: Disk = {
  writeSync,
  fdatasyncSync: (opened) => {
    syncs += 1;
    if (syncs > 2) throw Object.assign(new Error('EIO: i/o error, fdatasync'), { code: 'EIO' });
    fdatasyncSync(opened);
  },
};
