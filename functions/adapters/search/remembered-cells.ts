import { LRUCache } from 'lru-cache';
import type { Candidate } from '../../domain/search/candidate.ts';
import { hotelEpoch } from '../dynamo/hotel-epoch.ts';
import type { Table } from '../dynamo/table.ts';

/** Real milliseconds a cell is remembered: how late another process's new hotel may be found. */
const TTL_MS = 60_000;
const MOST_CELLS = 5000;
/** Hotels with their room types over all cells, some 3 KB each. */
const MOST_HOTELS = 20_000;

/** The hotels of a cell, or of the part of it that an area touches. */
interface CellRead {
  readonly candidates: readonly Candidate[];
  /** All there are: what a search may read was not spent before the end. */
  readonly whole: boolean;
}

interface Memory {
  readonly cells: LRUCache<string, readonly Candidate[]>;
  /** Reads under way: many searches of one place at once are one read. */
  readonly flights: Map<string, Promise<CellRead>>;
  epoch: number;
}

const memories = new WeakMap<Table, Memory>();

const memoryOf = (table: Table): Memory => {
  const epoch = hotelEpoch(table);
  const known = memories.get(table);
  if (known?.epoch === epoch) return known;
  const cells = new LRUCache<string, readonly Candidate[]>({
    max: MOST_CELLS,
    maxSize: MOST_HOTELS,
    sizeCalculation: (candidates) => candidates.length + 1,
    ttl: TTL_MS,
  });
  const memory: Memory = { cells, flights: new Map(), epoch };
  memories.set(table, memory);
  return memory;
};

/**
 * The hotels of a cell as they were a moment ago, else as `read` finds them. Facts of hotels change rarely, most cells
 * around a place are empty, and reading and judging the shape of a dense cell's thousands of rows is most of a search;
 * a writer of this process ends what is remembered at once. Prices and free nights are never remembered.
 */
export const rememberedCell = async (
  table: Table,
  cell: string,
  read: () => Promise<CellRead>,
): Promise<readonly Candidate[]> => {
  const memory = memoryOf(table);
  const known = memory.cells.get(cell);
  if (known !== undefined) return known;
  const flight = memory.flights.get(cell);
  // One cut short is of somebody else's budget.
  if (flight !== undefined) {
    const { candidates, whole } = await flight;
    if (whole) return candidates;
  }
  const mine = read();
  memory.flights.set(cell, mine);
  try {
    const { candidates, whole } = await mine;
    if (whole) memory.cells.set(cell, candidates);
    return candidates;
  } finally {
    if (memory.flights.get(cell) === mine) memory.flights.delete(cell);
  }
};
