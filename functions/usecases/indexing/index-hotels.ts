import { today } from '../../domain/calendar/zone.ts';
import { documentDates, documentOf } from '../../domain/search/index/document.ts';
import type { TownWords } from '../../domain/search/words.ts';
import { batchesOf } from '../batches.ts';
import { inParallel } from '../in-parallel.ts';
import type { HotelReader } from '../ports/hotels.ts';
import type { HotelIndex, HotelWriting, IndexFailure, IndexTickets } from '../ports/indexing.ts';
import type { NightReader } from '../ports/nights.ts';
import type { ReferenceRates } from '../ports/search.ts';
import type { Clock } from '../ports/time.ts';

export interface IndexHotelsDeps {
  readonly tickets: IndexTickets;
  readonly hotels: Pick<HotelReader, 'facts'>;
  readonly nights: NightReader;
  readonly index: HotelIndex;
  readonly rates: ReferenceRates;
  readonly townWords: TownWords;
  readonly clock: Clock;
}

/** Writes these hotels into the index as they are now, each once; answers those that could not be. */
export type IndexHotels = (hotelIds: readonly string[]) => Promise<readonly IndexFailure[]>;

/** Hotels whose documents are written together, in one request of some 400 KB. */
const WRITTEN_TOGETHER = 100;
/** So many of these are being read or written at once, and hotels of one read at once. */
const GROUPS_AT_ONCE = 4;
const READ_AT_ONCE = 16;

/**
 * Reads the truth of every hotel and writes its document whole. The ticket is taken before the first read: of two
 * writers the one with the higher ticket has read no earlier, so its document is at least as new, in whatever order they arrive.
 * While some are written, others are read.
 */
export const indexHotels =
  (deps: IndexHotelsDeps): IndexHotels =>
  async (hotelIds) => {
    const wanted = [...new Set(hotelIds)];
    const failures: IndexFailure[] = [];
    await inParallel(batchesOf(wanted, WRITTEN_TOGETHER), GROUPS_AT_ONCE, async (group) => {
      const writings: HotelWriting[] = [];
      await inParallel(group, READ_AT_ONCE, async (hotelId) => {
        try {
          writings.push(await writingOf(deps, hotelId));
        } catch (error) {
          failures.push({ hotelId, why: String(error), poison: false });
        }
      });
      failures.push(...(await deps.index.write(writings)));
    });
    return failures;
  };

const writingOf = async (deps: IndexHotelsDeps, hotelId: string): Promise<HotelWriting> => {
  const ticket = await deps.tickets.take(hotelId);
  const now = deps.clock.now();
  // The hotel's own day is one of these, whatever its zone: so its nights need not wait for its facts.
  const { from } = documentDates(today(now, EARLIEST_ZONE));
  const { to } = documentDates(today(now, LATEST_ZONE));
  const [facts, nights] = await Promise.all([deps.hotels.facts(hotelId), deps.nights.nights(hotelId, from, to)]);
  if (facts === undefined) return { hotelId, ticket, document: null };
  const here = today(now, facts.hotel.timeZone);
  return { hotelId, ticket, document: documentOf({ ...facts, nights }, here, deps.rates.perEuro, deps.townWords) };
};

/** Where a day begins last and first on earth. */
const EARLIEST_ZONE = 'Etc/GMT+12';
const LATEST_ZONE = 'Pacific/Kiritimati';
