import type { Hotel, RoomType } from '../../domain/hotel/hotel.ts';
import { type Caller, owns } from '../hotels/ownership.ts';
import type { HotelReader } from '../ports/hotels.ts';
import type { RoomTypes } from '../ports/room-types.ts';

export interface OwnedRoomType {
  readonly hotel: Hotel;
  readonly roomType: RoomType;
}

/** The room type with its hotel, if it is the caller's to change; its id alone names no hotel. */
export const ownedRoomType = async (
  { hotels, roomTypes }: { readonly hotels: HotelReader; readonly roomTypes: RoomTypes },
  caller: Caller,
  roomTypeId: string,
): Promise<OwnedRoomType | undefined> => {
  const hotelId = await roomTypes.homeOf(roomTypeId);
  const facts = hotelId === undefined ? undefined : await hotels.forStay(hotelId, roomTypeId, []);
  return facts && owns(caller, facts.hotel) ? { hotel: facts.hotel, roomType: facts.roomType } : undefined;
};
