import type { listHotelChanges } from '../../usecases/audit/list-hotel-changes.ts';
import type { createHotel } from '../../usecases/hotels/create-hotel.ts';
import type { deleteHotel } from '../../usecases/hotels/delete-hotel.ts';
import type { listOwnHotels } from '../../usecases/hotels/list-hotels.ts';
import type { ownHotel } from '../../usecases/hotels/own-hotel.ts';
import type { replaceHotel } from '../../usecases/hotels/replace-hotel.ts';
import type { beginPicture, findPicture } from '../../usecases/pictures/begin-picture.ts';
import type { getPricing } from '../../usecases/pricing/get-pricing.ts';
import type { setPricing } from '../../usecases/pricing/set-pricing.ts';
import type { createRoomType } from '../../usecases/rooms/create-room-type.ts';
import type { deleteRoomType } from '../../usecases/rooms/delete-room-type.ts';
import type { replaceRoomType } from '../../usecases/rooms/replace-room-type.ts';

/** What the owner's routes of hotels, room types and prices are served with. */
export interface AdminHotelsApp {
  readonly listOwnHotels: ReturnType<typeof listOwnHotels>;
  readonly createHotel: ReturnType<typeof createHotel>;
  readonly ownHotel: ReturnType<typeof ownHotel>;
  readonly replaceHotel: ReturnType<typeof replaceHotel>;
  readonly deleteHotel: ReturnType<typeof deleteHotel>;
  readonly beginPicture: ReturnType<typeof beginPicture>;
  readonly findPicture: ReturnType<typeof findPicture>;
  readonly createRoomType: ReturnType<typeof createRoomType>;
  readonly replaceRoomType: ReturnType<typeof replaceRoomType>;
  readonly deleteRoomType: ReturnType<typeof deleteRoomType>;
  readonly setPricing: ReturnType<typeof setPricing>;
  readonly getPricing: ReturnType<typeof getPricing>;
  readonly listHotelChanges: ReturnType<typeof listHotelChanges>;
  readonly cursorKeys: readonly Uint8Array[];
}
