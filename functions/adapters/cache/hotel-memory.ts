import type { IsoDate } from '../../domain/calendar/date.ts';
import type { Night } from '../../domain/hotel/hotel.ts';
import type { HotelFacts, HotelReader } from '../../usecases/ports/hotels.ts';
import type { Meter } from '../../usecases/ports/metrics.ts';
import type { NightReader } from '../../usecases/ports/nights.ts';
import type { Clock } from '../../usecases/ports/time.ts';
import { onHotelWritten } from '../dynamo/hotel-epoch.ts';
import type { Table } from '../dynamo/table.ts';
import { asText, remembered } from './remembered.ts';

const MINUTE_MS = 60_000;
/** Some 3 KB a hotel, and some 5 KB a month that is well booked. */
const MOST_FACTS_BYTES = 16_000_000;
const MOST_NIGHTS_BYTES = 32_000_000;

interface Month {
  readonly nights: readonly Night[];
}

type Facts = Pick<HotelReader, 'facts'>;

/** What a process remembers of hotels for their pages, and the truth that is read past it. */
export interface HotelMemory {
  /** Facts up to ten minutes and nights up to five minutes old, for who only looks; never for a quote or a booking. */
  readonly remembered: { readonly hotels: Facts; readonly nights: NightReader };
  /** The truth at every read; what is remembered and turns out to be another is forgotten. */
  readonly truth: { readonly hotels: Facts; readonly nights: NightReader };
}

export interface HotelMemoryDeps {
  readonly table: Table;
  readonly hotels: Facts;
  readonly nights: NightReader;
  readonly clock: Clock;
  readonly meter: Meter;
}

/** The months from the first to the last date, as `YYYY-MM`. */
const monthsOf = (from: IsoDate, to: IsoDate): string[] => {
  const countOf = (date: IsoDate): number => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;
  const first = countOf(from);
  return Array.from({ length: Math.max(0, countOf(to) - first + 1) }, (_, index) => {
    const [year, month] = [Math.floor((first + index) / 12), ((first + index) % 12) + 1];
    return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`;
  });
};

/**
 * Remembers facts by hotel and nights by hotel and month. A writer of this process ends what is remembered of the hotel
 * at once; where another process wrote, the next read of the truth sees another version, and ends it too.
 */
export const hotelMemory = ({ table, hotels, nights, clock, meter }: HotelMemoryDeps): HotelMemory => {
  const times = { clock, meter };
  const facts = remembered<HotelFacts>({
    name: 'hotel-facts',
    ttlMs: 10 * MINUTE_MS,
    mostBytes: MOST_FACTS_BYTES,
    ...times,
  });
  const months = remembered<Month>({
    name: 'availability',
    ttlMs: 5 * MINUTE_MS,
    mostBytes: MOST_NIGHTS_BYTES,
    ...times,
  });
  const monthKey = (hotelId: string, month: string): string => `${hotelId} ${month}`;

  onHotelWritten(table, ({ hotelId, part }) => {
    if (part === 'index') return;
    if (hotelId === undefined) return part === 'facts' ? facts.forgetAll() : months.forgetAll();
    if (part === 'facts') return facts.forget(hotelId);
    for (const key of [...months.keys()]) if (key.startsWith(`${hotelId} `)) months.forget(key);
  });

  const compare = (hotelId: string, from: IsoDate, to: IsoDate, seen: readonly Night[]): void => {
    const within = ({ date }: Night): boolean => date >= from && date <= to;
    for (const month of monthsOf(from, to)) {
      const known = months.peek(monthKey(hotelId, month));
      const there = seen.filter(({ date }) => date.startsWith(month));
      if (known && asText(known.nights.filter(within)) !== asText(there)) months.forget(monthKey(hotelId, month));
    }
  };

  return {
    remembered: {
      hotels: { facts: (hotelId) => facts.get(hotelId, () => hotels.facts(hotelId)) },
      nights: {
        nights: async (hotelId, from, to) => {
          const whole = await Promise.all(
            monthsOf(from, to).map((month) =>
              months.get(monthKey(hotelId, month), async () => ({
                nights: await nights.nights(hotelId, `${month}-01`, `${month}-31`),
              })),
            ),
          );
          return whole.flatMap((month) => month?.nights.filter(({ date }) => date >= from && date <= to) ?? []);
        },
      },
    },
    truth: {
      hotels: {
        facts: async (hotelId, options) => {
          const read = await hotels.facts(hotelId, options);
          const known = facts.peek(hotelId);
          if (known && (read === undefined || asText(known) !== asText(read))) facts.forget(hotelId);
          return read;
        },
      },
      nights: {
        nights: async (hotelId, from, to, options) => {
          const read = await nights.nights(hotelId, from, to, options);
          compare(hotelId, from, to, read);
          return read;
        },
      },
    },
  };
};
