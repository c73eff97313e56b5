import type { Hotel, RoomType } from '../../domain/hotel/hotel.ts';
import { finishHotelDeletion } from '../hotels/finish-hotel-deletion.ts';
import { finishChange } from './finish-change.ts';
import { finishDeletion } from './finish-deletion.ts';
import type { RolloutPorts } from './rollout-ports.ts';

/** Finishes whatever is under way on a room type, as the next request on it must; `settled` where nothing is left. */
export const settleRoomType = async (
  ports: RolloutPorts,
  hotel: Hotel,
  roomType: RoomType,
): Promise<'nothing' | 'settled' | 'contended'> => {
  const { capacityChange, deletion } = roomType;
  if (capacityChange === undefined && deletion === undefined) return 'nothing';
  const ended = capacityChange
    ? await finishChange(ports, hotel, roomType)
    : deletion?.ofHotel
      ? await finishHotelDeletion(ports, hotel.id, deletion.changeId)
      : await finishDeletion(ports, hotel.id, roomType);
  return ended === 'contended' ? 'contended' : 'settled';
};

/**
 * For the sweeper: finishes a change or deletion whose worker was lost. Whether it was finished here, elsewhere or
 * never existed is all the same; `busy` asks for another round.
 */
export const finishCapacityChange =
  (ports: RolloutPorts) =>
  async ({ hotelId, roomTypeId }: { hotelId: string; roomTypeId: string }): Promise<'finished' | 'contended'> => {
    const facts = await ports.hotels.facts(hotelId);
    const roomType = facts?.roomTypes.find((one) => one.id === roomTypeId);
    if (facts === undefined || roomType === undefined) return 'finished';
    return (await settleRoomType(ports, facts.hotel, roomType)) === 'contended' ? 'contended' : 'finished';
  };

/** For the sweeper: finishes the deletion of a hotel whose worker was lost. */
export const finishDeletionOfHotel =
  (ports: RolloutPorts) =>
  async ({ hotelId }: { hotelId: string }): Promise<'finished' | 'contended'> => {
    const hotel = await ports.hotels.hotel(hotelId);
    if (hotel?.deletion === undefined) return 'finished';
    const ended = await finishHotelDeletion(ports, hotelId, hotel.deletion.changeId);
    return ended === 'contended' ? 'contended' : 'finished';
  };
