import { type Key, keys } from '../../../contract/keys.ts';
import type { GridStore } from '../../../usecases/ports/grid.ts';
import type { Delay, Ids } from '../../../usecases/ports/time.ts';
import { auditWrite } from '../audit.ts';
import { type Change, changing, commitKnowing } from '../change.ts';
import type { Write } from '../commit.ts';
import { getItem, type Table } from '../table.ts';
import { FIRST_REVISION, fromGridChangeItem, fromGridItem, toGridChangeItem } from './grid-items.ts';

const MARKS = { type: 'grid', schema: 1 } as const;

const checked = (means: string, Key: Key, when: Change['when']): Write<string> => {
  const { UpdateExpression: _none, ...condition } = changing({ when });
  return { means, check: { Key, ...condition } };
};

/** Changes of grids in the single table: a counter a hotel, and an item a change. */
export const gridStore = (table: Table, delay: Delay, ids: Pick<Ids, 'nonce'>): GridStore => {
  const counter = (hotelId: string, change: Change): Write<string> => ({
    means: 'grid',
    update: { Key: keys.grid(hotelId), ...changing({ ...change, set: { ...MARKS, ...change.set } }) },
  });
  const stored = (change: Parameters<GridStore['keep']>[0], nonce: string): Write<string> => ({
    means: 'change',
    put: { Item: { ...toGridChangeItem(change), nonce }, ConditionExpression: 'attribute_not_exists(pk)' },
  });
  const state: GridStore['state'] = async (hotelId) => fromGridItem(await getItem(table, keys.grid(hotelId)));

  return {
    state,

    async find(hotelId, changeId) {
      const item = await getItem(table, keys.gridChange(hotelId, changeId));
      return item === undefined ? undefined : fromGridChangeItem(item);
    },

    begin(change, { hotel, roomTypes }, audits) {
      const nonce = ids.nonce();
      const { hotelId, changeId, revision } = change;
      const named = new Set(change.nights.map(({ roomTypeId }) => roomTypeId));
      // The first change of a grid makes its counter.
      const before = revision - 1 === FIRST_REVISION ? undefined : revision - 1;
      return commitKnowing(table, delay, nonce, [
        stored(change, nonce),
        counter(hotelId, { set: { revision, open: changeId, nonce }, when: { revision: before, open: undefined } }),
        checked('hotel', keys.hotel(hotelId), { id: hotel.id, deleting: undefined }),
        ...roomTypes
          .filter(({ id }) => named.has(id))
          .map(({ id, version }) => checked('room type', keys.roomType(hotelId, id), { version, deleting: undefined })),
        ...audits.map((audit, index) => auditWrite(audit, `${nonce}-${index}`)),
      ]);
    },

    keep(change) {
      const nonce = ids.nonce();
      return commitKnowing(table, delay, nonce, [stored(change, nonce)]);
    },

    end({ hotelId, changeId }, failed, audit) {
      const nonce = ids.nonce();
      const ended = changing({ set: { done: true, failed, nonce }, remove: ['duePk', 'dueSk'], when: { done: false } });
      return commitKnowing(table, delay, nonce, [
        { means: 'change', update: { Key: keys.gridChange(hotelId, changeId), ...ended } },
        counter(hotelId, { remove: ['open'], when: { open: changeId } }),
        auditWrite(audit, nonce),
      ]);
    },

    async raise(hotelId, audit) {
      const { revision, open } = await state(hotelId);
      if (open !== undefined) return 'conflict';
      const nonce = ids.nonce();
      const before = revision === FIRST_REVISION ? undefined : revision;
      return commitKnowing(table, delay, nonce, [
        counter(hotelId, { set: { revision: revision + 1, nonce }, when: { revision: before, open: undefined } }),
        auditWrite(audit, nonce),
      ]);
    },
  };
};
