import { indexKeys, keys } from '../../../contract/keys.ts';
import { addMinutes } from '../../../domain/calendar/instant.ts';
import type { CapacityChange, Deletion, Hotel, RolloutEnd, RoomType } from '../../../domain/hotel/hotel.ts';
import type { AuditEntry } from '../../../usecases/ports/audit.ts';
import type { RoomTypes, WriteResult } from '../../../usecases/ports/room-types.ts';
import type { Delay, Ids } from '../../../usecases/ports/time.ts';
import { auditWrite } from '../audit.ts';
import { type Change, changing, commitKnowing } from '../change.ts';
import type { Write } from '../commit.ts';
import { toRoomsChangeItem } from '../numbers/rooms-change-item.ts';
import { getItem, type Item, type Table } from '../table.ts';
import { fromHomeItem, fromRoomTypeItem, roomTypeDetailsItem, toHomeItem, toRoomTypeItem } from './room-type-item.ts';

const roomTypeKey = (roomType: RoomType) => keys.roomType(roomType.hotelId, roomType.id);
const dueKeyNames = ['duePk', 'dueSk'] as const;
/** A rollout takes seconds: one that is still marked after a minute has lost its worker, and the sweeper finishes it. */
const PATIENCE_MINUTES = 1;

const dueKeys = (roomType: RoomType, { startedAt }: CapacityChange | Deletion): Item =>
  indexKeys.due(addMinutes(startedAt, PATIENCE_MINUTES), 'room_change', `${roomType.hotelId}:${roomType.id}`);

/** An id that no change has: a condition on it always fails. */
const noMark = { changeId: '', to: '' };

/** The mark of the rollout under way, by the attribute that holds it. */
const markOf = (roomType: RoomType) =>
  roomType.capacityChange === undefined
    ? ({ name: 'deletion', turned: 'reopening', mark: roomType.deletion ?? noMark } as const)
    : ({ name: 'capacityChange', turned: 'rollingBack', mark: roomType.capacityChange } as const);

/** The same rollout is under way and was not extended: an extended one has more nights to change. */
const unextended = (roomType: RoomType): Change['when'] => {
  const { name, mark } = markOf(roomType);
  return { [`${name}.changeId`]: mark.changeId, [`${name}.to`]: mark.to };
};

/** So it is, and still going forward. */
const forward = (roomType: RoomType): Change['when'] => {
  const { name, turned } = markOf(roomType);
  return { ...unextended(roomType), [`${name}.${turned}`]: undefined };
};

/** Room types in the single table. */
export const roomTypeRepository = (table: Table, delay: Delay, ids: Ids): RoomTypes => {
  const write = (roomType: RoomType, nonce: string, change: Change): Write<string> => ({
    means: 'room type',
    update: { Key: roomTypeKey(roomType), ...changing({ ...change, set: { ...change.set, nonce } }) },
  });
  const alone = (roomType: RoomType, change: Change): Promise<WriteResult> => {
    const nonce = ids.nonce();
    return commitKnowing(table, delay, nonce, [write(roomType, nonce, change)]);
  };

  return {
    async homeOf(roomTypeId) {
      const item = await getItem(table, keys.roomTypeHome(roomTypeId));
      return item === undefined ? undefined : fromHomeItem(item);
    },

    async find(hotelId, roomTypeId) {
      const item = await getItem(table, keys.roomType(hotelId, roomTypeId));
      return item === undefined ? undefined : fromRoomTypeItem(item);
    },

    create(hotel, roomType, audit) {
      const nonce = ids.nonce();
      const counted = { roomTypeCount: hotel.roomTypeCount + 1, nonce };
      // No other one was made, and the hotel was neither moved nor marked for deletion.
      const when = { version: hotel.version, roomTypeCount: hotel.roomTypeCount, deleting: undefined };
      return commitKnowing(table, delay, nonce, [
        { means: 'hotel', update: { Key: keys.hotel(hotel.id), ...changing({ set: counted, when }) } },
        {
          means: 'room type',
          put: { Item: { ...toRoomTypeItem(hotel, roomType), nonce }, ConditionExpression: 'attribute_not_exists(pk)' },
        },
        { means: 'home', put: { Item: toHomeItem(roomType) } },
        ...roomsChange(roomType, 0, roomType.totalRooms, audit),
        auditWrite(audit, nonce),
      ]);
    },

    replace(before, details, audit) {
      const nonce = ids.nonce();
      const when = { version: before.version, capacityChange: undefined, deletion: undefined };
      const set = { ...roomTypeDetailsItem(details), version: before.version + 1 };
      return commitKnowing(table, delay, nonce, [
        write(before, nonce, { set, when }),
        ...roomsChange(before, before.totalRooms, details.totalRooms, audit),
        auditWrite(audit, nonce),
      ]);
    },

    beginChange: (before, capacityChange, pending) =>
      alone(before, {
        set: { capacityChange, pending, ...dueKeys(before, capacityChange) },
        when: { version: before.version, capacityChange: undefined, deletion: undefined },
      }),

    endChange(marked, audit) {
      const { capacityChange, pending } = marked;
      if (capacityChange === undefined || pending === undefined) return Promise.resolve('conflict');
      const nonce = ids.nonce();
      const { changeId, rollingBack } = capacityChange;
      const lastRollout: RolloutEnd = {
        changeId,
        outcome: rollingBack ? 'rolled-back' : 'done',
        nights: rollingBack ?? [],
      };
      const change = write(marked, nonce, {
        set: { lastRollout, ...(!rollingBack && { ...roomTypeDetailsItem(pending), version: marked.version + 1 }) },
        remove: ['capacityChange', 'pending', ...dueKeyNames],
        when: rollingBack ? unextended(marked) : forward(marked),
      });
      const after = rollingBack ? marked.totalRooms : pending.totalRooms;
      const audited = audit && [...roomsChange(marked, marked.totalRooms, after, audit), auditWrite(audit, nonce)];
      return commitKnowing(table, delay, nonce, [change, ...(audited ?? [])]);
    },

    beginDeletion(before, deletion, hotel) {
      const nonce = ids.nonce();
      const marked = write(before, nonce, {
        set: { deleting: true, deletion, ...(!hotel && dueKeys(before, deletion)) },
        when: { version: before.version, capacityChange: undefined, deletion: undefined },
      });
      return commitKnowing(table, delay, nonce, [marked, ...(hotel ? [hotelGoes(hotel)] : [])]);
    },

    endDeletion(marked) {
      const { changeId = '', reopening = [] } = marked.deletion ?? {};
      const lastRollout: RolloutEnd = { changeId, outcome: 'rolled-back', nights: reopening };
      return alone(marked, {
        set: { lastRollout },
        remove: ['deletion', 'deleting', ...dueKeyNames],
        when: unextended(marked),
      });
    },

    remove(marked, hotel, audit) {
      const nonce = ids.nonce();
      const counted = {
        set: { roomTypeCount: hotel.roomTypeCount - 1, nonce },
        when: { roomTypeCount: hotel.roomTypeCount },
      };
      const { UpdateExpression: _none, ...condition } = changing({ when: forward(marked) });
      return commitKnowing(table, delay, nonce, [
        { means: 'hotel', update: { Key: keys.hotel(hotel.id), ...changing(counted) } },
        { means: 'room type', remove: { Key: roomTypeKey(marked), ...condition } },
        { means: 'home', remove: { Key: keys.roomTypeHome(marked.id) } },
        ...roomsChange(marked, marked.totalRooms, 0, audit),
        auditWrite(audit, nonce),
      ]);
    },

    extend(marked, to) {
      const { name } = markOf(marked);
      return alone(marked, { set: { [`${name}.to`]: to }, when: unextended(marked) });
    },

    rollBack(marked, nights) {
      const { name, turned } = markOf(marked);
      return alone(marked, { set: { [`${name}.${turned}`]: nights }, when: forward(marked) });
    },
  };
};

/** Keeps since when the room type has so many rooms: occupancy is of the rooms that there were (numbers). */
const roomsChange = (
  { id: roomTypeId, hotelId }: RoomType,
  before: number,
  after: number,
  { at }: AuditEntry,
): Write<string>[] =>
  before === after
    ? []
    : [{ means: 'rooms', put: { Item: toRoomsChangeItem(hotelId, { roomTypeId, at, before, after }) } }];

/** The hotel's own deletion still goes forward, so its room types may follow. */
const hotelGoes = (hotel: Hotel): Write<string> => {
  const when = { 'deletion.changeId': hotel.deletion?.changeId ?? '', 'deletion.reopening': undefined };
  const { UpdateExpression: _none, ...condition } = changing({ when });
  return { means: 'hotel', check: { Key: keys.hotel(hotel.id), ...condition } };
};
