import { bookingRepository } from '../adapters/dynamo/bookings/booking-repository.ts';
import { unpaidShares } from '../adapters/dynamo/bookings/unpaid-shares.ts';
import { hotelReader } from '../adapters/dynamo/hotels/hotel-repository.ts';
import { sharedSettings } from '../adapters/dynamo/settings-cache.ts';
import { settingsRepository } from '../adapters/dynamo/settings-repository.ts';
import type { KeylessCore } from './core.ts';

/** What every change of a booking needs, wherever it is made. */
export const bookingParts = ({ table, clock, ids, delay, limited }: KeylessCore) => ({
  bookings: bookingRepository(table),
  hotels: hotelReader(table),
  settings: sharedSettings(table, settingsRepository(table, ids, delay), clock),
  clock,
  ids,
  delay,
  limited,
  shares: unpaidShares(table),
});
