import { hotelLists } from '../../adapters/dynamo/hotel-lists.ts';
import { hotelReader } from '../../adapters/dynamo/hotel-repository.ts';
import { nightReader } from '../../adapters/dynamo/night-repository.ts';
import { reviewReader } from '../../adapters/dynamo/review-repository.ts';
import { sharedSettings } from '../../adapters/dynamo/settings-cache.ts';
import { settingsRepository } from '../../adapters/dynamo/settings-repository.ts';
import { quoteSealer } from '../../adapters/signing/quote-sealer.ts';
import type { HotelsApp } from '../../http/hotels/index.ts';
import { calendar } from '../../usecases/hotels/calendar.ts';
import { listHotels } from '../../usecases/hotels/list-hotels.ts';
import { listReviews } from '../../usecases/hotels/list-reviews.ts';
import { publicHotel } from '../../usecases/hotels/public-hotel.ts';
import { roomOffers } from '../../usecases/hotels/room-offers.ts';
import type { Core } from './core.ts';

/** The public pages of hotels. */
export const composeHotels = ({ table, clock, ids, pauses, signing }: Core): HotelsApp => {
  const lists = hotelLists(table);
  const deps = {
    hotels: hotelReader(table),
    nights: nightReader(table),
    settings: sharedSettings(table, settingsRepository(table, ids, pauses), clock),
    sealer: quoteSealer(signing.quote),
    clock,
  };
  return {
    listHotels: listHotels({ lists }),
    publicHotel: publicHotel(deps),
    roomOffers: roomOffers(deps),
    calendar: calendar(deps),
    listReviews: listReviews({ lists, reviews: reviewReader(table) }),
    cursorKeys: signing.cursor,
  };
};
