import { today } from '../../domain/calendar/zone.ts';
import { documentDates, documentOf } from '../../domain/search/index/document.ts';
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
  readonly clock: Clock;
}

/** Writes these hotels into the index as they are now, each once; answers those that could not be. */
export type IndexHotels = (hotelIds: readonly string[]) => Promise<readonly IndexFailure[]>;

/** Hotels read at once. */
const AT_ONCE = 16;
/** Hotels whose documents are written together, and held in memory until then. */
const WRITTEN_TOGETHER = 200;

/**
 * Reads the truth of every hotel and writes its document whole. The ticket is taken before the first read: of two
 * writers the one with the higher ticket has read no earlier, so its document is at least as new, whoever arrives first.
 */
export const indexHotels =
  (deps: IndexHotelsDeps): IndexHotels =>
  async (hotelIds) => {
    const wanted = [...new Set(hotelIds)];
    const failures: IndexFailure[] = [];
    for (let from = 0; from < wanted.length; from += WRITTEN_TOGETHER) {
      const writings: HotelWriting[] = [];
      const rest = wanted.slice(from, from + WRITTEN_TOGETHER).values();
      const reader = async (): Promise<void> => {
        for (const hotelId of rest) {
          try {
            writings.push(await writingOf(deps, hotelId));
          } catch (error) {
            failures.push({ hotelId, why: String(error), poison: false });
          }
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, reader));
      failures.push(...(await deps.index.write(writings)));
    }
    return failures;
  };

const writingOf = async (deps: IndexHotelsDeps, hotelId: string): Promise<HotelWriting> => {
  const ticket = await deps.tickets.take(hotelId);
  const facts = await deps.hotels.facts(hotelId);
  if (facts === undefined) return { hotelId, ticket, document: null };
  const here = today(deps.clock.now(), facts.hotel.timeZone);
  const { from, to } = documentDates(here);
  const nights = await deps.nights.nights(hotelId, from, to);
  return { hotelId, ticket, document: documentOf({ ...facts, nights }, here, deps.rates.perEuro) };
};
