import { capOf } from '../../domain/availability.ts';
import type { Applying, Hotel, PassEnd, RoomType } from '../../domain/hotel/hotel.ts';
import { capStep, undoStep } from '../../domain/hotel/passes.ts';
import { roomTypeAudit } from '../hotels/audited.ts';
import { passOver } from './pass-over.ts';
import { type PassPorts, rangeNow, TRIES } from './passes.ts';

/**
 * Finishes the marked change of how many rooms can be sold (rule 2), whoever began it: forward until every night has
 * the new cap, or, once one cannot, back until every night has the old one. Safe to run by several at once.
 *
 * @returns how it ended, `busy` where that is left to the next request or the sweeper
 */
export const finishChange = async (ports: PassPorts, hotel: Hotel, marked: RoomType): Promise<PassEnd | 'busy'> => {
  const changeId = marked.applying?.changeId ?? '';
  for (let tries = 0; tries < TRIES; tries += 1) {
    const roomType = await ports.roomTypes.find(marked.hotelId, marked.id);
    if (roomType?.applying?.changeId !== changeId) {
      return roomType?.lastPass?.changeId === changeId ? roomType.lastPass : 'busy';
    }
    const { to } = await rangeNow(ports, hotel.timeZone);
    if (to > roomType.applying.to) await ports.roomTypes.extend(roomType, to);
    else await advance(ports, roomType, roomType.applying);
  }
  return 'busy';
};

/** One pass in the change's direction, and what follows from it; the mark says afterwards where it stands. */
const advance = async (ports: PassPorts, roomType: RoomType, applying: Applying): Promise<void> => {
  const { hotelId, id } = roomType;
  const pass = await passOver(ports, {
    hotelId,
    roomTypeId: id,
    from: applying.from,
    to: applying.to,
    decide: (night) => (applying.undoing ? undoStep(night, applying) : capStep(night, applying.cap)),
    stillMine: async () => {
      const present = (await ports.roomTypes.find(hotelId, id))?.applying;
      return present?.changeId === applying.changeId && (present.undoing === undefined) === !applying.undoing;
    },
  });
  if (pass.kind !== 'passed') return;
  if (applying.undoing) {
    await ports.roomTypes.endChange(roomType, undefined);
  } else if (pass.cannot.length > 0) {
    await ports.roomTypes.turnBack(roomType, pass.cannot);
  } else {
    const after = { ...roomType, ...roomType.pending };
    await ports.roomTypes.endChange(
      roomType,
      roomTypeAudit('room_type.changed', applying.by, ports.clock.now(), roomType, after),
    );
  }
};

/** Whether the details change how many rooms of a night can be sold. */
export const changesCap = (
  before: Pick<RoomType, 'totalRooms' | 'softLimit'>,
  after: Pick<RoomType, 'totalRooms' | 'softLimit'>,
): boolean => capOf(before) !== capOf(after);
