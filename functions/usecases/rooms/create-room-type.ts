import { type Hotel, MOST_ROOM_TYPES, type RoomType } from '../../domain/hotel/hotel.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import { roomTypeAudit } from '../hotels/audited.ts';
import { settleHotel } from '../hotels/finish-hotel-deletion.ts';
import { type Caller, noHotel, owns } from '../hotels/ownership.ts';
import { judgeRoomType, type RoomTypeBody } from './judge-room-type.ts';
import type { OwnedRoomType } from './owned-room-type.ts';
import { type RolloutPorts, untilDecided } from './rollout-ports.ts';

export interface CreateRoomType {
  readonly caller: Caller;
  readonly hotelId: string;
  readonly body: RoomTypeBody;
}

/** Makes a room type. Its nights need nothing: an untouched night sells what its room type can. */
export const createRoomType =
  (ports: RolloutPorts) =>
  ({ caller, hotelId, body }: CreateRoomType): Promise<OwnedRoomType | Refusal> => {
    const id = ports.ids.next();
    return untilDecided(async () => {
      const hotel = await ports.hotels.hotel(hotelId);
      if (hotel === undefined || !owns(caller, hotel)) return noHotel;
      if (hotel.deletion) return settleHotel(ports, hotel);
      const roomType = judge(hotel, id, body);
      if (isRefusal(roomType)) return roomType;
      const audit = roomTypeAudit('room_type.created', caller.userId, ports.clock.now(), undefined, roomType);
      const result = await ports.roomTypes.create(hotel, roomType, audit);
      return result === 'committed' ? { hotel, roomType } : result;
    });
  };

const judge = (hotel: Hotel, id: string, body: RoomTypeBody): RoomType | Refusal => {
  const details = judgeRoomType(body, hotel.currency);
  if (isRefusal(details)) return details;
  if (hotel.roomTypeCount >= MOST_ROOM_TYPES) {
    return { refused: 'refused', detail: `A hotel has at most ${MOST_ROOM_TYPES} room types.` };
  }
  return { ...details, id, hotelId: hotel.id, version: 1 };
};
