import type { calendar } from '../../usecases/hotels/calendar.ts';
import type { listHotels } from '../../usecases/hotels/list-hotels.ts';
import type { listReviews } from '../../usecases/hotels/list-reviews.ts';
import type { publicHotel } from '../../usecases/hotels/public-hotel.ts';
import type { roomOffers } from '../../usecases/hotels/room-offers.ts';

/** What the public pages of hotels are served with. */
export interface HotelsApp {
  readonly listHotels: ReturnType<typeof listHotels>;
  readonly publicHotel: ReturnType<typeof publicHotel>;
  readonly roomOffers: ReturnType<typeof roomOffers>;
  readonly calendar: ReturnType<typeof calendar>;
  readonly listReviews: ReturnType<typeof listReviews>;
  readonly cursorKeys: readonly Uint8Array[];
}
