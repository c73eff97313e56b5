import { hotelMemory } from '../adapters/cache/hotel-memory.ts';
import { hotelLists } from '../adapters/dynamo/hotels/hotel-lists.ts';
import { hotelReader } from '../adapters/dynamo/hotels/hotel-repository.ts';
import { reviewReader } from '../adapters/dynamo/hotels/review-repository.ts';
import { nightReader } from '../adapters/dynamo/nights/night-repository.ts';
import { sharedSettings } from '../adapters/dynamo/settings-cache.ts';
import { settingsRepository } from '../adapters/dynamo/settings-repository.ts';
import { lazyTowns } from '../adapters/places/lazy-towns.ts';
import { quoteSealer } from '../adapters/signing/quote-sealer.ts';
import type { HotelsApp } from '../http/hotels/index.ts';
import { calendar } from '../usecases/hotels/calendar.ts';
import { listHotels } from '../usecases/hotels/list-hotels.ts';
import { listReviews } from '../usecases/hotels/list-reviews.ts';
import { publicHotel } from '../usecases/hotels/public-hotel.ts';
import { roomOffers } from '../usecases/hotels/room-offers.ts';
import { noMeter } from '../usecases/ports/metrics.ts';
import { codeTries } from './code-tries.ts';
import type { Core } from './core.ts';

/** The public pages of hotels. What leads to a quote, and with it to a booking, is read from the table each time. */
export const composeHotels = (core: Core): HotelsApp => {
  const { table, clock, ids, delay, signing, placesFile, meter = noMeter } = core;
  const lists = hotelLists(table);
  const { remembered, truth } = hotelMemory({
    table,
    hotels: hotelReader(table),
    nights: nightReader(table),
    clock,
    meter,
  });
  const deps = {
    settings: sharedSettings(table, settingsRepository(table, ids, delay), clock),
    sealer: quoteSealer(signing.quote),
    codes: codeTries(core),
    clock,
  };
  return {
    listHotels: listHotels({ lists, towns: lazyTowns(placesFile) }),
    publicHotel: publicHotel(remembered),
    roomOffers: roomOffers({ ...truth, ...deps }),
    calendar: calendar({ ...remembered, ...deps }),
    listReviews: listReviews({ lists, reviews: reviewReader(table) }),
    cursorKeys: signing.cursor,
  };
};
