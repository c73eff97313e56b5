import { recent } from '../cache/recent.ts';
import { hotelEpoch } from '../dynamo/hotel-epoch.ts';
import type { Item, Table } from '../dynamo/table.ts';

/** Real milliseconds the rows of a cell are remembered: how late another process's new hotel may be found. */
const TTL_MS = 60_000;
const MOST_CELLS = 2000;
/** A dense cell is read again rather than held: 2,000 of these are at most about 60 MB. */
const MOST_ROWS = 60;

interface Remembered {
  readonly rows: readonly Item[];
  readonly epoch: number;
  readonly until: number;
}

const memories = new WeakMap<Table, ReturnType<typeof recent<Remembered>>>();

const memoryOf = (table: Table) => {
  const memory = memories.get(table) ?? recent<Remembered>(MOST_CELLS);
  memories.set(table, memory);
  return memory;
};

/**
 * The rows of a cell as they were a moment ago, else as `read` finds them. Facts of hotels change rarely, and most
 * cells around a place are empty, so most reads of a search are spared; a writer of this process ends what is
 * remembered at once. Prices and free nights are never remembered.
 */
export const rememberedCell = async (
  table: Table,
  cell: string,
  read: () => Promise<{ readonly rows: readonly Item[]; readonly whole: boolean }>,
): Promise<readonly Item[]> => {
  const memory = memoryOf(table);
  const epoch = hotelEpoch(table);
  const known = memory.get(cell);
  if (known !== undefined && known.epoch === epoch && performance.now() < known.until) return known.rows;
  const { rows, whole } = await read();
  if (whole && rows.length <= MOST_ROWS) memory.set(cell, { rows, epoch, until: performance.now() + TTL_MS });
  return rows;
};
