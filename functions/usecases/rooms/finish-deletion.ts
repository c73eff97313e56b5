import { capOf } from '../../domain/availability.ts';
import { today } from '../../domain/calendar/zone.ts';
import {
  type Deletion,
  type Hotel,
  inventoryOf,
  type Night,
  type RolloutEnd,
  type RoomType,
} from '../../domain/hotel/hotel.ts';
import { fenceStep, soldNights, unfenceStep } from '../../domain/hotel/night-rollout.ts';
import { roomTypeAudit } from '../hotels/audited.ts';
import { nightsFrom, type RolloutResult, rollOutNights } from './roll-out-nights.ts';
import { type RolloutPorts, rangeNow, TRIES } from './rollout-ports.ts';

/**
 * Finishes the marked deletion of a room type (rule 3), by any process: closes every night, then asks the nights
 * themselves whether any from today on is sold. None is: it goes. One is: every night opens again.
 */
export const finishDeletion = async (
  ports: RolloutPorts,
  hotelId: string,
  marked: RoomType,
): Promise<RolloutEnd | 'contended'> => {
  const changeId = marked.deletion?.changeId ?? '';
  for (let tries = 0; tries < TRIES; tries += 1) {
    const facts = await ports.hotels.facts(hotelId);
    const roomType = facts?.roomTypes.find((one) => one.id === marked.id);
    if (facts === undefined || roomType === undefined) return { changeId, outcome: 'done', nights: [] };
    if (roomType.deletion?.changeId !== changeId) {
      return roomType.lastRollout?.changeId === changeId ? roomType.lastRollout : 'contended';
    }
    await advance(ports, facts.hotel, roomType, roomType.deletion);
  }
  return 'contended';
};

const advance = async (ports: RolloutPorts, hotel: Hotel, roomType: RoomType, deletion: Deletion): Promise<void> => {
  const rollout = await closeOrReopen(ports, hotel, roomType, deletion);
  if (rollout !== 'rolled-out') return;
  if (deletion.reopening) {
    await ports.roomTypes.endDeletion(roomType);
    return;
  }
  const sold = await stillSold(ports, hotel, roomType.id);
  if (sold.length > 0) {
    await ports.roomTypes.rollBack(roomType, sold);
  } else {
    const audit = roomTypeAudit('room_type.deleted', deletion.by, ports.clock.now(), roomType, undefined);
    await ports.roomTypes.remove(roomType, hotel, audit);
  }
};

/**
 * The rollout of a deletion in its present direction; `extended` where it has to reach later nights first.
 *
 * @param nights the hotel's, from the deletion's first on, where they were just read
 */
export const closeOrReopen = async (
  ports: RolloutPorts,
  hotel: Hotel,
  roomType: RoomType,
  deletion: Deletion,
  nights?: readonly Night[],
): Promise<RolloutResult['kind'] | 'extended'> => {
  const { to } = await rangeNow(ports, hotel.timeZone);
  if (to > deletion.to) {
    await ports.roomTypes.extend(roomType, to);
    return 'extended';
  }
  const cap = capOf(inventoryOf(roomType));
  const rollout = await rollOutNights(ports, {
    hotelId: hotel.id,
    roomTypeId: roomType.id,
    from: deletion.from,
    to: deletion.to,
    nights,
    decide: (night) => (deletion.reopening ? unfenceStep(night, cap) : fenceStep(night, cap)),
    stillMine: async () => {
      const present = (await ports.roomTypes.find(hotel.id, roomType.id))?.deletion;
      return present?.changeId === deletion.changeId && (present.reopening === undefined) === !deletion.reopening;
    },
  });
  return rollout.kind;
};

/** Nights from the hotel's today on that are sold, by one strong Query; never by an index, which lags. */
export const stillSold = async (ports: RolloutPorts, hotel: Hotel, roomTypeId?: string) => {
  const day = today(ports.clock.now(), hotel.timeZone);
  return soldNights(await nightsFrom(ports, hotel.id, day), day, roomTypeId);
};
