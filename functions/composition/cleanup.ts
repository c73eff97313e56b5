import { hotelReader } from '../adapters/dynamo/hotels/hotel-repository.ts';
import { schedules } from '../contract/schedules.ts';
import { sweepPictures } from '../usecases/pictures/sweep-pictures.ts';
import type { InTime, RunSummary } from '../usecases/ports/clock.ts';
import type { PictureStore } from '../usecases/ports/pictures.ts';
import type { KeylessCore } from './core.ts';
import { within } from './time-limit.ts';

/**
 * Each hour: deletes unused pictures older than a day.
 * @param makeReady for uploads that a killed process left behind; absent where a queue keeps them
 */
export const composeCleanup = (
  { table, clock, pictures: store }: Pick<KeylessCore, 'table' | 'clock' | 'pictures'>,
  budgetMs: number = schedules.cleanup.stopsAfterSeconds * 1000,
  makeReady?: (store: PictureStore) => (pictureId: string) => Promise<boolean>,
) => {
  const sweep =
    store &&
    sweepPictures({
      hotels: hotelReader(table),
      store,
      clock,
      ...(makeReady && { makeReady: makeReady(store) }),
    });
  return async (inTime: InTime = within(budgetMs)): Promise<RunSummary> => (await sweep?.(inTime)) ?? {};
};
