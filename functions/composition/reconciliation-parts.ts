import { bookingRepository } from '../adapters/dynamo/bookings/booking-repository.ts';
import { hotelReader } from '../adapters/dynamo/hotels/hotel-repository.ts';
import { blocksOfHotel } from '../adapters/dynamo/nights/block-reader.ts';
import { nightLedger } from '../adapters/dynamo/nights/reconciliation-nights.ts';
import { numbersLedger } from '../adapters/dynamo/numbers/numbers-repository.ts';
import { unitRepository } from '../adapters/dynamo/units/unit-repository.ts';
import type { KeylessCore } from './core.ts';

/** What the comparison of nights with bookings reads and writes, by request as by schedule. */
export const reconciliationParts = ({ table, clock, ids, delay }: KeylessCore) => ({
  bookings: bookingRepository(table),
  hotels: hotelReader(table),
  blocks: { ofHotel: blocksOfHotel(table) },
  ledger: nightLedger(table, ids, delay),
  units: unitRepository(table, delay, ids),
  numbers: numbersLedger(table, ids.nonce),
  delay,
  clock,
});
