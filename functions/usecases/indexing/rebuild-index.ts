import type { HotelLists } from '../ports/hotels.ts';
import type { IndexFailure, IndexRebuilding } from '../ports/indexing.ts';
import type { Delay } from '../ports/time.ts';
import type { IndexHotels } from './index-hotels.ts';

export interface RebuildDeps {
  readonly rebuilding: IndexRebuilding;
  readonly lists: Pick<HotelLists, 'rows'>;
  readonly indexHotels: IndexHotels;
  readonly delay: Delay;
}

export interface RebuildRequest {
  /** Which other writers of the index get time to learn of the new one: none, this process, others. */
  readonly others: 'none' | 'here' | 'elsewhere';
  /** Called after every batch with how many hotels this run has written. */
  readonly progress: (done: number) => Promise<void> | void;
  /** Ends it after a batch; the next run goes on there. */
  readonly signal?: AbortSignal;
}

export interface RebuildReport {
  readonly index: string;
  readonly hotels: number;
  readonly complete: boolean;
  readonly failures: readonly IndexFailure[];
}

/** Hotels between two notes of how far it has come, and of a page of their list. */
const BATCH = 2000;
const PAGE = 200;

/**
 * Builds a new index while the old one answers: from its first moment writers write to both, so nothing that changes
 * meanwhile is lost; every hotel is written, and then searches change over. One that cannot be written keeps the old
 * index in place.
 */
export const rebuildIndex =
  ({ rebuilding, lists, indexHotels, delay }: RebuildDeps) =>
  async ({ others, progress, signal }: RebuildRequest): Promise<RebuildReport> => {
    let index = await rebuilding.begin();
    if (others !== 'none') await delay.sleep(rebuilding.settlingMs[others]);
    const failures: IndexFailure[] = [];
    let hotels = 0;
    let batch: string[] = [];
    const flush = async (position: string): Promise<void> => {
      failures.push(...(await indexHotels(batch)));
      hotels += batch.length;
      batch = [];
      await progress(hotels);
      index = { ...index, position };
      await rebuilding.note(index);
    };
    let last: string | undefined;
    for await (const { hotelId, position } of lists.rows({ of: 'all' }, index.position, PAGE)) {
      batch.push(hotelId);
      last = position;
      if (batch.length >= BATCH) await flush(position);
      if (signal?.aborted) return { index: index.name, hotels, complete: false, failures };
    }
    if (last !== undefined && batch.length > 0) await flush(last);
    const complete = failures.length === 0;
    if (complete) await rebuilding.finish(index);
    return { index: index.name, hotels, complete, failures };
  };
