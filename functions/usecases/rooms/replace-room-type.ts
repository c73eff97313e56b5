import { capOf } from '../../domain/availability.ts';
import { type IsoDate, LAST_DATE } from '../../domain/calendar/date.ts';
import type { CapacityChange, RoomType, RoomTypeDetails } from '../../domain/hotel/hotel.ts';
import { capStep } from '../../domain/hotel/night-rollout.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import { nightsByDate } from '../../domain/stay-offer.ts';
import { roomTypeAudit } from '../hotels/audited.ts';
import { type Caller, noRoomType, stale } from '../hotels/ownership.ts';
import { changesCap, finishChange } from './finish-change.ts';
import { judgeRoomType, type RoomTypeBody } from './judge-room-type.ts';
import { type OwnedRoomType, ownedRoomType } from './owned-room-type.ts';
import { type RolloutPorts, rangeNow, untilDecided } from './rollout-ports.ts';
import { settleRoomType } from './settle-room-type.ts';

export interface ReplaceRoomType {
  readonly caller: Caller;
  readonly roomTypeId: string;
  readonly body: RoomTypeBody & { readonly hotelId?: string | undefined };
  readonly ifMatch: number | undefined;
}

type Outcome = OwnedRoomType | Refusal;

/**
 * Replaces a room type. Where that changes how many rooms can be sold, it is answered once every night has the new
 * number, or `below-sold` with the nights that cannot and nothing changed (rule 2).
 */
export const replaceRoomType =
  (ports: RolloutPorts) =>
  (command: ReplaceRoomType): Promise<Outcome> =>
    untilDecided(async () => {
      const found = await ownedRoomType(ports, command.caller, command.roomTypeId);
      if (found === undefined) return noRoomType;
      const settled = await settleRoomType(ports, found.hotel, found.roomType);
      if (settled === 'contended') return 'contended';
      return settled === 'settled' ? 'conflict' : replaceSettled(ports, command, found);
    });

const replaceSettled = async (
  ports: RolloutPorts,
  command: ReplaceRoomType,
  { hotel, roomType }: OwnedRoomType,
): Promise<Outcome | 'conflict' | 'contended'> => {
  const { caller, body, ifMatch } = command;
  if (ifMatch !== undefined && ifMatch !== roomType.version) return stale;
  const details = judgeRoomType(body, hotel.currency);
  if (isRefusal(details)) return details;
  if (body.hotelId !== undefined && body.hotelId !== hotel.id) {
    return { refused: 'refused', detail: 'A room type cannot move to another hotel.' };
  }
  if (changesCap(roomType, details)) return changeCap(ports, caller, { hotel, roomType }, details);
  const after: RoomType = { ...roomType, ...details, version: roomType.version + 1 };
  const audit = roomTypeAudit('room_type.changed', caller.userId, ports.clock.now(), roomType, after);
  const result = await ports.roomTypes.replace(roomType, details, audit);
  return result === 'committed' ? { hotel, roomType: after } : result;
};

const changeCap = async (
  ports: RolloutPorts,
  caller: Caller,
  { hotel, roomType }: OwnedRoomType,
  details: RoomTypeDetails,
): Promise<Outcome | 'conflict' | 'contended'> => {
  const range = await rangeNow(ports, hotel.timeZone);
  const cap = capOf(details);
  const below = await nightsBelow(ports, roomType, range.from, cap);
  if (below.length > 0) return { refused: 'below-sold', nights: below };

  const capacityChange: CapacityChange = {
    changeId: ports.ids.next(),
    cap,
    previousCap: capOf(roomType),
    totalRooms: details.totalRooms,
    softLimit: details.softLimit,
    startedAt: ports.clock.now(),
    by: caller.userId,
    ...range,
  };
  const begun = await ports.roomTypes.beginChange(roomType, capacityChange, details);
  if (begun !== 'committed') return begun;
  const ended = await finishChange(ports, hotel, { ...roomType, capacityChange });
  if (ended === 'contended') return 'contended';
  if (ended.outcome === 'rolled-back') return { refused: 'below-sold', nights: ended.nights };
  return { hotel, roomType: { ...roomType, ...details, version: roomType.version + 1 } };
};

/** Nights that have more sold than the new cap as it looks now, so that a hopeless change never begins. */
const nightsBelow = async (
  { nights }: RolloutPorts,
  { hotelId, id }: RoomType,
  from: IsoDate,
  cap: number,
): Promise<IsoDate[]> => {
  const touched = nightsByDate(await nights.nights(hotelId, from, LAST_DATE), id);
  return [...touched].flatMap(([date, night]) => (capStep(night, cap) === 'cannot' ? [date] : []));
};
