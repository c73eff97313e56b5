import type { Destination, Destinations, PricedDestination } from '../../usecases/ports/destinations.ts';
import type { Meter } from '../../usecases/ports/metrics.ts';
import type { Clock } from '../../usecases/ports/time.ts';
import { remembered } from '../cache/remembered.ts';
import { onHotelWritten } from '../dynamo/hotels/cache-invalidation.ts';
import type { Table } from '../dynamo/table.ts';

/** How old a count or a price may be, by the system's clock. */
const TTL_MS = 600_000;
const MOST_BYTES = 1_000_000;

/**
 * Destinations as this process has found them within ten minutes, and anew after it has written a hotel. The list is
 * one read of every active hotel; a price is two searches.
 */
export const rememberedDestinations = (
  { list, price }: Destinations,
  { table, clock, meter }: { readonly table: Table; readonly clock: Clock; readonly meter: Meter },
): Destinations => {
  const settings = { ttlMs: TTL_MS, mostBytes: MOST_BYTES, clock, meter };
  const lists = remembered<readonly Destination[]>({ name: 'destinations', ...settings });
  const prices = remembered<PricedDestination>({ name: 'destination-prices', ...settings });
  onHotelWritten(table, ({ part }) => {
    if (part !== 'facts') return;
    lists.forgetAll();
    prices.forgetAll();
  });
  return {
    list: async () => (await lists.get('', list)) ?? [],
    price: async (destination) =>
      (await prices.get(`${destination.country} ${destination.name}`, () => price(destination))) ?? price(destination),
  };
};
