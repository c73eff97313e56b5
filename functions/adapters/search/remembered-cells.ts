import { LRUCache } from 'lru-cache';
import type { Candidate } from '../../domain/search/candidate.ts';
import { hotelGeneration } from '../dynamo/hotels/cache-invalidation.ts';
import type { Table } from '../dynamo/table.ts';

/** Real milliseconds a cell is remembered: how late another process's new hotel may be found. */
const TTL_MS = 60_000;
const MOST_PAGES = 5000;
/** Hotels with their room types over all cells, some 3 KB each. */
const MOST_HOTELS = 20_000;

/** Hotels that stand together in a cell, as one page of a Query gives them. */
export interface CellPage {
  readonly candidates: readonly Candidate[];
  /** The sort key of the first hotel that was not read whole; undefined where nothing is left. */
  readonly reached: string | undefined;
  /** Read units it cost when it was read. */
  readonly units: number;
}

interface Memory {
  readonly pages: LRUCache<string, CellPage>;
  /** Reads under way: many searches of one place at once are one read. */
  readonly flights: Map<string, Promise<CellPage>>;
  generation: number;
}

const memories = new WeakMap<Table, Memory>();

const memoryOf = (table: Table): Memory => {
  const generation = hotelGeneration(table);
  const known = memories.get(table);
  if (known?.generation === generation) return known;
  const pages = new LRUCache<string, CellPage>({
    max: MOST_PAGES,
    maxSize: MOST_HOTELS,
    sizeCalculation: ({ candidates }) => candidates.length + 1,
    ttl: TTL_MS,
  });
  const memory: Memory = { pages, flights: new Map(), generation };
  memories.set(table, memory);
  return memory;
};

/**
 * A page of a cell as it was a moment ago, else as `read` finds it. Facts of hotels change rarely, most cells around a
 * place are empty, and reading and judging the shape of a dense cell's thousands of rows is most of a search; a writer
 * of this process ends what is remembered at once. Prices and free nights are never remembered.
 */
export const rememberedPage = async (table: Table, place: string, read: () => Promise<CellPage>): Promise<CellPage> => {
  const { pages, flights } = memoryOf(table);
  const known = pages.get(place);
  if (known !== undefined) return known;
  const flight = flights.get(place);
  if (flight !== undefined) return flight;
  const mine = read();
  flights.set(place, mine);
  try {
    const page = await mine;
    pages.set(place, page);
    return page;
  } finally {
    flights.delete(place);
  }
};
