import { capOf } from '../../domain/availability.ts';
import type { CapacityChange, Hotel, RolloutEnd, RoomType } from '../../domain/hotel/hotel.ts';
import { capStep, rollBackStep } from '../../domain/hotel/night-rollout.ts';
import { roomTypeAudit } from '../hotels/audited.ts';
import { rollOutNights } from './roll-out-nights.ts';
import { type RolloutPorts, rangeNow, TRIES } from './rollout-ports.ts';

/**
 * Finishes the marked change of how many rooms can be sold (rule 2), by any process: forward until every night has
 * the new cap, or, once one cannot, back until every night has the old one. Safe to run by several at once.
 *
 * @returns how it ended, `busy` where that is left to the next request or the sweeper
 */
export const finishChange = async (
  ports: RolloutPorts,
  hotel: Hotel,
  marked: RoomType,
): Promise<RolloutEnd | 'contended'> => {
  const changeId = marked.capacityChange?.changeId ?? '';
  for (let tries = 0; tries < TRIES; tries += 1) {
    const roomType = await ports.roomTypes.find(marked.hotelId, marked.id);
    if (roomType?.capacityChange?.changeId !== changeId) {
      return roomType?.lastRollout?.changeId === changeId ? roomType.lastRollout : 'contended';
    }
    const { to } = await rangeNow(ports, hotel.timeZone);
    if (to > roomType.capacityChange.to) await ports.roomTypes.extend(roomType, to);
    else await advance(ports, roomType, roomType.capacityChange);
  }
  return 'contended';
};

/** One rollout in the change's direction, and what follows from it; the mark says afterwards how far it is. */
const advance = async (ports: RolloutPorts, roomType: RoomType, capacityChange: CapacityChange): Promise<void> => {
  const { hotelId, id } = roomType;
  const rollout = await rollOutNights(ports, {
    hotelId,
    roomTypeId: id,
    from: capacityChange.from,
    to: capacityChange.to,
    decide: (night) =>
      capacityChange.rollingBack ? rollBackStep(night, capacityChange) : capStep(night, capacityChange.cap),
    stillMine: async () => {
      const present = (await ports.roomTypes.find(hotelId, id))?.capacityChange;
      return (
        present?.changeId === capacityChange.changeId &&
        (present.rollingBack === undefined) === !capacityChange.rollingBack
      );
    },
  });
  if (rollout.kind !== 'rolled-out') return;
  if (capacityChange.rollingBack) {
    await ports.roomTypes.endChange(roomType, undefined);
  } else if (rollout.cannot.length > 0) {
    await ports.roomTypes.rollBack(roomType, rollout.cannot);
  } else {
    const after = { ...roomType, ...roomType.pending };
    await ports.roomTypes.endChange(
      roomType,
      roomTypeAudit('room_type.changed', capacityChange.by, ports.clock.now(), roomType, after),
    );
  }
};

/** Whether the details change how many rooms of a night can be sold. */
export const changesCap = (
  before: Pick<RoomType, 'totalRooms' | 'softLimit'>,
  after: Pick<RoomType, 'totalRooms' | 'softLimit'>,
): boolean => capOf(before) !== capOf(after);
