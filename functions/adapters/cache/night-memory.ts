import type { IsoDate } from '../../domain/calendar/date.ts';
import { monthsOf } from '../../domain/calendar/months.ts';
import type { Night } from '../../domain/hotel/hotel.ts';
import type { Meter } from '../../usecases/ports/metrics.ts';
import type { NightReader } from '../../usecases/ports/nights.ts';
import type { Clock } from '../../usecases/ports/time.ts';
import { onHotelWritten } from '../dynamo/hotels/cache-invalidation.ts';
import type { Table } from '../dynamo/table.ts';
import { recent } from './recent.ts';
import { asText, remembered } from './remembered.ts';

const TTL_MS = 5 * 60_000;
/** Some 5 KB a month of a hotel that is well booked. */
const MOST_BYTES = 32_000_000;
/** Months of hotels that searches have asked for once. */
const MOST_ASKED = 20_000;

interface Month {
  readonly nights: readonly Night[];
}

/** What a process remembers of the nights of hotels, by hotel and month; at most five minutes old. */
export interface NightMemory {
  /** Whole months are read and remembered: for the page of one hotel. */
  readonly remembered: NightReader;
  /**
   * For searches, which ask many hotels for a few nights: those nights alone are read, eventually consistent, and not
   * remembered; a month that is asked for again is read whole, strongly, and remembered.
   */
  readonly searched: NightReader;
  /** The truth at every read; what is remembered and turns out to be another is forgotten. */
  readonly truth: NightReader;
}

export interface NightMemoryDeps {
  readonly table: Table;
  readonly nights: NightReader;
  readonly clock: Clock;
  readonly meter: Meter;
}

/** A writer of this process ends what is remembered of the hotel at once. */
export const nightMemory = ({ table, nights, clock, meter }: NightMemoryDeps): NightMemory => {
  const count = (isMiss: boolean): void =>
    meter.count(isMiss ? 'availability_cache_misses_total' : 'availability_cache_hits_total', {});
  const months = remembered<Month>({
    name: 'availability',
    ttlMs: TTL_MS,
    mostBytes: MOST_BYTES,
    clock,
    meter,
    count,
  });
  const asked = recent<true>(MOST_ASKED);
  /** How often this process has written nights, of one hotel and of all at once. */
  const written = { of: new Map<string, number>(), all: 0 };
  onHotelWritten(table, ({ hotelId, part }) => {
    if (part !== 'nights') return;
    if (hotelId === undefined) written.all += 1;
    else written.of.set(hotelId, (written.of.get(hotelId) ?? 0) + 1);
  });
  // What was remembered before a write has another name than what is asked for after it, and ages away.
  const keyOf = (hotelId: string, month: string): string =>
    `${hotelId} ${written.all}.${written.of.get(hotelId) ?? 0} ${month}`;

  const whole = async (hotelId: string, from: IsoDate, to: IsoDate): Promise<Night[]> => {
    const read = await Promise.all(
      monthsOf(from, to).map((month) =>
        months.get(keyOf(hotelId, month), async () => ({
          nights: await nights.nights(hotelId, `${month}-01`, `${month}-31`),
        })),
      ),
    );
    return read.flatMap((month) => month?.nights.filter(({ date }) => date >= from && date <= to) ?? []);
  };

  const compare = (hotelId: string, from: IsoDate, to: IsoDate, seen: readonly Night[]): void => {
    const within = ({ date }: Night): boolean => date >= from && date <= to;
    for (const month of monthsOf(from, to)) {
      const key = keyOf(hotelId, month);
      const known = months.peek(key);
      const there = seen.filter(({ date }) => date.startsWith(month));
      if (known && asText(known.nights.filter(within)) !== asText(there)) months.forget(key);
    }
  };

  return {
    remembered: { nights: whole },
    searched: {
      async nights(hotelId, from, to) {
        const unknown = monthsOf(from, to).filter((month) => months.peek(keyOf(hotelId, month)) === undefined);
        const isNew = unknown.some((month) => asked.get(`${hotelId} ${month}`) === undefined);
        if (!isNew) return whole(hotelId, from, to);
        for (const month of unknown) asked.set(`${hotelId} ${month}`, true);
        count(true);
        return nights.nights(hotelId, from, to, { consistent: false });
      },
    },
    truth: {
      async nights(hotelId, from, to, options) {
        const read = await nights.nights(hotelId, from, to, options);
        compare(hotelId, from, to, read);
        return read;
      },
    },
  };
};
