// A process that writes to a table that keeps its data as fast as it can, and says the number of each transaction once
// it is answered: for tests that kill it, or that let it have no more disk. Arguments: the folder, snapshotAfterBytes.
import { createKept, holdBoth, openKept } from './nights.ts';

const [, , folder = '', bytes = '0'] = process.argv;
const print = (line: string): void => {
  process.stdout.write(`${line}\n`);
};
const kept = openKept(folder, {
  onTrouble: print,
  ...(Number(bytes) > 0 && { snapshotAfterBytes: Number(bytes) }),
});
await createKept(kept.db);
let number = 0;
const write = async (): Promise<void> => {
  for (;;) {
    number += 1;
    const mine = number;
    await holdBoth(kept.db, mine);
    print(String(mine));
  }
};
try {
  await Promise.all(Array.from({ length: 8 }, write));
} catch (error) {
  print(`refused: ${error instanceof Error ? error.name : String(error)}`);
}
