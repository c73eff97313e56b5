import { fullNights } from '../adapters/cache/full-nights.ts';
import { singleFlight } from '../adapters/cache/single-flight.ts';
import { bookingDetails } from '../adapters/dynamo/bookings/booking-details.ts';
import { nightReader } from '../adapters/dynamo/nights/night-repository.ts';
import { nearHotels } from '../adapters/search/near-hotels.ts';
import { sha256Digests } from '../adapters/signing/digests.ts';
import { quoteSealer } from '../adapters/signing/quote-sealer.ts';
import type { BookingsApp } from '../http/bookings/index.ts';
import { findAlternatives } from '../usecases/bookings/find-alternatives.ts';
import { holdRooms } from '../usecases/bookings/hold-rooms.ts';
import { bookingParts } from './booking-parts.ts';
import { codeTries } from './code-tries.ts';
import type { Core } from './core.ts';

/** Alternatives of one stay are looked for once in so long, however many guests are answered that it is sold out. */
const ALTERNATIVES_MS = 2000;

/** The hold; nothing here talks to a payment gateway. */
export const composeBookings = (core: Core): BookingsApp => {
  const { table, signing } = core;
  const parts = { ...bookingParts(core), quotes: quoteSealer(signing.quote), codes: codeTries(core) };
  const alternatives = findAlternatives({ ...parts, nights: nightReader(table), nearHotels: nearHotels(table) });
  return {
    holdRooms: holdRooms({ ...parts, digests: sha256Digests, fullNights: fullNights() }),
    findAlternatives: singleFlight(alternatives, (stay) => JSON.stringify(Object.values(stay)), ALTERNATIVES_MS),
    bookingDetails: bookingDetails(table),
    quotes: parts.quotes,
    clock: parts.clock,
  };
};
