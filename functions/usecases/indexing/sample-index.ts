import type { RunSummary } from '../ports/clock.ts';
import type { IndexHotels } from './index-hotels.ts';
import { differing, type VerifyDeps } from './verify-index.ts';

export interface SampleDeps extends VerifyDeps {
  readonly indexHotels: IndexHotels;
}

/** Hotels looked at from either side: what a run has time for, and what finds a fault of one hotel in fifty in a day. */
const SAMPLE = 200;

/**
 * Compares a sample of the index with the table, and writes anew what differs. Half of it is drawn from the table, so
 * that a hotel missing from the index is met; half from the index, so that one is met which is found and should not be.
 */
export const sampleIndex = (deps: SampleDeps) => async (): Promise<RunSummary> => {
  const fromIndex = await deps.comparison.some(SAMPLE);
  const sample = [...new Set([...fromIndex, ...(await drawn(deps))])];
  const different = await differing(deps, sample);
  const failures = await deps.indexHotels(different);
  return { checked: sample.length, different: different.length, repaired: different.length - failures.length };
};

/** Hotels of the table's list by chance: each row takes a place, as likely as any other before it has. */
const drawn = async ({ lists, delay }: Pick<SampleDeps, 'lists' | 'delay'>): Promise<string[]> => {
  const places: string[] = [];
  let seen = 0;
  for await (const { hotelId } of lists.rows({ of: 'all' }, undefined, 1000)) {
    const place = seen < SAMPLE ? seen : Math.floor(delay.random() * (seen + 1));
    if (place < SAMPLE) places[place] = hotelId;
    seen += 1;
  }
  return places;
};
