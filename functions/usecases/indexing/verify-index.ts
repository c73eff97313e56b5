import { dateOfEpochDay } from '../../domain/calendar/date.ts';
import { documentDates, documentOf, type HotelDocument } from '../../domain/search/index/document.ts';
import type { TownWords } from '../../domain/search/words.ts';
import type { HotelLists, HotelReader } from '../ports/hotels.ts';
import type { IndexComparison } from '../ports/indexing.ts';
import type { NightReader } from '../ports/nights.ts';
import type { ReferenceRates } from '../ports/search.ts';
import type { Delay } from '../ports/time.ts';

export interface VerifyDeps {
  readonly comparison: IndexComparison;
  readonly lists: Pick<HotelLists, 'rows'>;
  readonly hotels: Pick<HotelReader, 'facts'>;
  readonly nights: NightReader;
  readonly rates: ReferenceRates;
  readonly townWords: TownWords;
  readonly delay: Delay;
}

export interface VerifyReport {
  readonly checked: number;
  /** Hotels whose document is not what their truth makes of them, seen twice. */
  readonly different: readonly string[];
  /** Hotels that can be found though the table has none to show. */
  readonly surplus: number;
}

const BATCH = 100;
/** Rows of the list of hotels read at once. */
const PAGE = 1000;
/** What was changed a moment ago is on its way: a difference counts once it is still there. */
const SECOND_LOOK_MS = 5000;

/**
 * Compares the index with the table: each hotel's document with one made of its truth now, as of the day it was written
 * on.
 * @param share of the hotels looked at, above 0 to 1
 */
export const verifyIndex =
  (deps: VerifyDeps) =>
  async (progress: (checked: number) => void, share = 1): Promise<VerifyReport> => {
    const suspects: string[] = [];
    let checked = 0;
    let shown = 0;
    let batch: string[] = [];
    const flush = async (): Promise<void> => {
      const documents = await truthOf(deps, batch);
      suspects.push(...(await deps.comparison.different(documents)));
      checked += batch.length;
      shown += [...documents.values()].filter((document) => document !== null).length;
      batch = [];
      progress(checked);
    };
    for await (const { hotelId } of deps.lists.rows({ of: 'all' }, undefined, PAGE)) {
      if (share < 1 && deps.delay.random() >= share) continue;
      batch.push(hotelId);
      if (batch.length === BATCH) await flush();
    }
    await flush();
    const surplus = share < 1 ? 0 : Math.max(0, (await deps.comparison.listed()) - shown);
    return { checked, different: await lasting(deps, suspects), surplus };
  };

/** Those of the hotels whose document is another than their truth makes of them, now and a while later. */
export const differing = async (deps: VerifyDeps, hotelIds: readonly string[]): Promise<readonly string[]> =>
  lasting(deps, await deps.comparison.different(await truthOf(deps, hotelIds)));

const lasting = async (deps: VerifyDeps, suspects: readonly string[]): Promise<readonly string[]> => {
  if (suspects.length === 0) return [];
  await deps.delay.sleep(SECOND_LOOK_MS);
  return deps.comparison.different(await truthOf(deps, suspects));
};

const truthOf = async (deps: VerifyDeps, hotelIds: readonly string[]) => {
  const days = await deps.comparison.days(hotelIds);
  const documents = new Map<string, HotelDocument | null>();
  await Promise.all(
    hotelIds.map(async (hotelId) => {
      const day = days.get(hotelId);
      const facts = await deps.hotels.facts(hotelId);
      if (facts === undefined) {
        documents.set(hotelId, null);
        return;
      }
      // Without a document any day will do: it differs from none.
      const here = dateOfEpochDay(day ?? 0);
      const { from, to } = documentDates(here);
      const nights = day === undefined ? [] : await deps.nights.nights(hotelId, from, to);
      documents.set(hotelId, documentOf({ ...facts, nights }, here, deps.rates.perEuro, deps.townWords));
    }),
  );
  return documents;
};
