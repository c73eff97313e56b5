import type { IsoDate } from '../../domain/calendar/date.ts';
import type { Deletion } from '../../domain/hotel/hotel.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import { type Caller, noRoomType, stale } from '../hotels/ownership.ts';
import { finishDeletion, stillSold } from './finish-deletion.ts';
import { type OwnedRoomType, ownedRoomType } from './owned-room-type.ts';
import { type RolloutPorts, rangeNow, untilDecided } from './rollout-ports.ts';
import { settleRoomType } from './settle-room-type.ts';

export interface DeleteRoomType {
  readonly caller: Caller;
  readonly roomTypeId: string;
  readonly ifMatch: number | undefined;
}

/** Deletes a room type that has no stays to come; a deletion already under way is finished and its end shared. */
export const deleteRoomType =
  (ports: RolloutPorts) =>
  ({ caller, roomTypeId, ifMatch }: DeleteRoomType): Promise<undefined | Refusal> =>
    untilDecided(async () => {
      const found = await ownedRoomType(ports, caller, roomTypeId);
      if (found === undefined) return noRoomType;
      if (ifMatch !== undefined && ifMatch !== found.roomType.version) return stale;
      return deleteOwned(ports, caller, found);
    });

const deleteOwned = async (
  ports: RolloutPorts,
  caller: Caller,
  found: OwnedRoomType,
): Promise<undefined | Refusal | 'conflict' | 'contended'> => {
  const { hotel, roomType } = found;
  if (roomType.capacityChange || roomType.deletion?.ofHotel) {
    const settled = await settleRoomType(ports, hotel, roomType);
    return settled === 'contended' ? 'contended' : 'conflict';
  }
  const deletion = roomType.deletion ?? (await begin(ports, caller, found));
  if (typeof deletion === 'string' || isRefusal(deletion)) return deletion;
  const ended = await finishDeletion(ports, hotel.id, { ...roomType, deletion });
  if (ended === 'contended') return 'contended';
  return ended.outcome === 'done' ? undefined : inUse(ended.nights);
};

/** Marks the deletion, unless it is hopeless: closing nights that will open again would cost the hotel sales. */
const begin = async (
  ports: RolloutPorts,
  caller: Caller,
  { hotel, roomType }: OwnedRoomType,
): Promise<Deletion | Refusal | 'conflict' | 'contended'> => {
  const sold = await stillSold(ports, hotel, roomType.id);
  if (sold.length > 0) return inUse(sold);
  const range = await rangeNow(ports, hotel.timeZone);
  const deletion = { changeId: ports.ids.next(), startedAt: ports.clock.now(), by: caller.userId, ...range };
  const result = await ports.roomTypes.beginDeletion(roomType, deletion);
  return result === 'committed' ? deletion : result;
};

const inUse = (nights: readonly IsoDate[]): Refusal => ({
  refused: 'in-use',
  detail: 'The room type has stays to come.',
  nights,
});
