import type { HotelFacts, HotelReader } from '../../usecases/ports/hotels.ts';
import type { Meter } from '../../usecases/ports/metrics.ts';
import type { NightReader } from '../../usecases/ports/nights.ts';
import type { Clock } from '../../usecases/ports/time.ts';
import { onHotelWritten } from '../dynamo/hotels/cache-invalidation.ts';
import type { Table } from '../dynamo/table.ts';
import { nightMemory } from './night-memory.ts';
import { asText, remembered } from './remembered.ts';

const MINUTE_MS = 60_000;
/** Some 3 KB a hotel. */
const MOST_FACTS_BYTES = 16_000_000;

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

/**
 * Remembers facts by hotel, and nights. A writer of this process ends what is remembered of the hotel at once; where
 * another process wrote, the next read of the truth sees another version, and ends it too.
 */
export const hotelMemory = ({ table, hotels, nights, clock, meter }: HotelMemoryDeps): HotelMemory => {
  const times = { clock, meter };
  const facts = remembered<HotelFacts>({
    name: 'hotel-facts',
    ttlMs: 10 * MINUTE_MS,
    mostBytes: MOST_FACTS_BYTES,
    ...times,
  });
  const memory = nightMemory({ table, nights, ...times });

  onHotelWritten(table, ({ hotelId, part }) => {
    if (part !== 'facts') return;
    if (hotelId === undefined) facts.forgetAll();
    else facts.forget(hotelId);
  });

  return {
    remembered: {
      hotels: { facts: (hotelId) => facts.get(hotelId, () => hotels.facts(hotelId)) },
      nights: memory.remembered,
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
      nights: memory.truth,
    },
  };
};
