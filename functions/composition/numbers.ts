import { bookingReader } from '../adapters/dynamo/bookings/booking-reader.ts';
import { numbersLedger } from '../adapters/dynamo/numbers/numbers-repository.ts';
import { countEvent } from '../usecases/numbers/count-booking.ts';
import type { KeylessCore } from './core.ts';

/** Who counts bookings into the numbers of their hotels. */
export const composeNumbers = ({ table, delay, ids }: KeylessCore) =>
  countEvent({ bookings: bookingReader(table), numbers: numbersLedger(table, ids.nonce), delay });
