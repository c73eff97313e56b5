import { indexKeys, keys } from '../../../contract/keys.ts';
import { addMinutes } from '../../../domain/calendar/instant.ts';
import type { Hotel, RolloutEnd } from '../../../domain/hotel/hotel.ts';
import type { HotelFacts, HotelWriter } from '../../../usecases/ports/hotels.ts';
import type { WriteResult } from '../../../usecases/ports/room-types.ts';
import type { Delay, Ids } from '../../../usecases/ports/time.ts';
import { auditWrite } from '../audit.ts';
import { toFormerHotelItem } from '../bookings/former-hotel.ts';
import { type Change, changing, commitKnowing } from '../change.ts';
import type { Write } from '../commit.ts';
import type { Item, Table } from '../table.ts';
import { cellKeysOf, indexKeysOf, isListed, noRatings, roomPart, toHotelItem, toRatingItem } from './hotel-item.ts';

const dueKeyNames = ['duePk', 'dueSk'] as const;
const cellKeyNames = ['cellPk', 'cellSk'] as const;
const indexKeyNames = [...cellKeyNames, 'cityPk', 'citySk', 'listPk', 'listSk'] as const;
/** As for room types: after a minute the sweeper finishes a deletion that has lost its worker. */
const PATIENCE_MINUTES = 1;

/** Its next version, without what the owner has no say in. */
const nextVersion = (before: Hotel, after: Hotel): Change => {
  const {
    id: _id,
    ownerId: _ownerId,
    createdAt: _at,
    roomTypeCount,
    plans: _plans,
    planRev: _rev,
    deleting: _,
    ...facts
  } = after;
  const { deletion: _deletion, lastRollout: _lastRollout, ...kept } = facts;
  const index = indexKeysOf(after);
  return {
    set: { ...kept, version: before.version + 1, image: after.images[0] ?? null, ...index },
    remove: indexKeyNames.filter((name) => !Object.hasOwn(index, name)),
    // The room types it was decided with are still all of them.
    when: { version: before.version, roomTypeCount, deleting: undefined },
  };
};

const cellOfPart = (hotel: Hotel, part: string): Item => (isListed(hotel) ? cellKeysOf(hotel, part) : {});

/** The rating's and room types' places in the cells index, where the hotel's has changed. */
const takenAlong = ({ hotel, roomTypes }: HotelFacts, after: Hotel): Write<string>[] => {
  const [from, to] = [cellOfPart(hotel, 'HOTEL'), cellOfPart(after, 'HOTEL')];
  if (cellKeyNames.every((name) => from[name] === to[name])) return [];
  const move = (key: { pk: string; sk: string }, part: string): Write<string> => {
    const set = cellOfPart(after, part);
    const remove = isListed(after) ? [] : cellKeyNames;
    return { means: part, update: { Key: key, ...changing({ set, remove, when: { hotelId: hotel.id } }) } };
  };
  return [
    move(keys.rating(hotel.id), 'RATING'),
    ...roomTypes.map((roomType) => move(keys.roomType(hotel.id, roomType.id), roomPart(roomType.id))),
  ];
};

/** The same deletion is under way, and still going forward. */
const forward = (hotel: Hotel): Change['when'] => ({
  'deletion.changeId': hotel.deletion?.changeId ?? '',
  'deletion.reopening': undefined,
});

/** Writing hotels in the single table. */
export const hotelWriter = (table: Table, delay: Delay, ids: Ids): HotelWriter => {
  const write = (hotel: Hotel, nonce: string, change: Change): Write<string> => ({
    means: 'hotel',
    update: { Key: keys.hotel(hotel.id), ...changing({ ...change, set: { ...change.set, nonce } }) },
  });
  const alone = (hotel: Hotel, change: Change): Promise<WriteResult> => {
    const nonce = ids.nonce();
    return commitKnowing(table, delay, nonce, [write(hotel, nonce, change)]);
  };

  return {
    create(hotel, audit) {
      const nonce = ids.nonce();
      const Item = { ...toHotelItem(hotel), nonce };
      return commitKnowing(table, delay, nonce, [
        { means: 'hotel', put: { Item, ConditionExpression: 'attribute_not_exists(pk)' } },
        { means: 'rating', put: { Item: toRatingItem(hotel, noRatings) } },
        auditWrite(audit, nonce),
      ]);
    },

    replace(before, after, audit) {
      const nonce = ids.nonce();
      const change = nextVersion(before.hotel, after);
      return commitKnowing(table, delay, nonce, [
        write(before.hotel, nonce, change),
        ...takenAlong(before, after),
        auditWrite(audit, nonce),
      ]);
    },

    beginDeletion: (before, deletion) =>
      alone(before, {
        set: {
          deleting: true,
          deletion,
          ...indexKeys.due(addMinutes(deletion.startedAt, PATIENCE_MINUTES), 'hotel_deletion', before.id),
        },
        when: { version: before.version, deletion: undefined },
      }),

    rollBack: (marked, nights) => alone(marked, { set: { 'deletion.reopening': nights }, when: forward(marked) }),

    endDeletion(marked) {
      const { changeId = '', reopening = [] } = marked.deletion ?? {};
      const lastRollout: RolloutEnd = { changeId, outcome: 'rolled-back', nights: reopening };
      return alone(marked, {
        set: { lastRollout },
        remove: ['deletion', 'deleting', ...dueKeyNames],
        when: { 'deletion.changeId': changeId },
      });
    },

    remove({ hotel, roomTypes }, audit) {
      const nonce = ids.nonce();
      const { UpdateExpression: _none, ...condition } = changing({
        when: { ...forward(hotel), roomTypeCount: roomTypes.length, planRev: hotel.planRev },
      });
      return commitKnowing(table, delay, nonce, [
        { means: 'hotel', remove: { Key: keys.hotel(hotel.id), ...condition } },
        { means: 'former hotel', put: { Item: toFormerHotelItem(hotel) } },
        { means: 'rating', remove: { Key: keys.rating(hotel.id) } },
        ...roomTypes.flatMap((roomType): Write<string>[] => [
          { means: 'room type', remove: { Key: keys.roomType(hotel.id, roomType.id) } },
          { means: 'home', remove: { Key: keys.roomTypeHome(roomType.id) } },
        ]),
        ...(hotel.plans ?? []).map(
          ({ id }): Write<string> => ({ means: 'home', remove: { Key: keys.ratePlanHome(id) } }),
        ),
        auditWrite(audit, nonce),
      ]);
    },
  };
};
