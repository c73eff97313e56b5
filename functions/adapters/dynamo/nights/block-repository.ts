import { type Key, keys } from '../../../contract/keys.ts';
import type { IsoDate } from '../../../domain/calendar/date.ts';
import { monthOf } from '../../../domain/calendar/months.ts';
import type { Block, BlockStep } from '../../../domain/hotel/block.ts';
import { blockHolder } from '../../../domain/hotel/unit.ts';
import { withBackoff } from '../../../usecases/backoff.ts';
import type { BlockStepResult, Blocks } from '../../../usecases/ports/blocks.ts';
import type { Delay, Ids } from '../../../usecases/ports/time.ts';
import { auditWrite } from '../audit.ts';
import { changing, commitKnowing } from '../change.ts';
import { commit, type Write } from '../commit.ts';
import { getItem, type Item, type Table } from '../table.ts';
import { unitMonthWrite } from '../units/unit-nights.ts';
import { fromBlockHomeItem, fromBlockItem, toBlockHomeItem, toBlockItem } from './block-items.ts';
import { blocksOfHotel } from './block-reader.ts';
import { nightMarks } from './night-item.ts';

/** What a failed condition of a write in a step means. */
type Meaning =
  | { readonly of: 'block' }
  | { readonly of: 'night'; readonly date: IsoDate }
  | { readonly of: 'unit'; readonly dates: readonly IsoDate[] };

type Night = Pick<Block, 'hotelId' | 'roomTypeId' | 'rooms'>;

/** Takes rooms of a night off sale, as a sale takes them but for the count: a night that is closed can be blocked. */
const takeNight = ({ hotelId, roomTypeId, rooms }: Night, date: IsoDate, cap: number): Write<Meaning> => ({
  means: { of: 'night', date },
  update: {
    Key: keys.night(hotelId, date, roomTypeId),
    UpdateExpression:
      'SET #left = if_not_exists(#left, :cap) - :rooms, blocked = if_not_exists(blocked, :zero) + :rooms, ' +
      'sold = if_not_exists(sold, :zero), #cap = if_not_exists(#cap, :cap), seq = if_not_exists(seq, :zero) + :one, ' +
      '#type = :type, #schema = :schema',
    ConditionExpression: '(attribute_not_exists(#left) OR #left >= :rooms) AND attribute_not_exists(fence)',
    ExpressionAttributeNames: { '#left': 'left', '#cap': 'cap', '#type': 'type', '#schema': 'schema' },
    ExpressionAttributeValues: {
      ...{ ':rooms': rooms, ':cap': cap, ':zero': 0, ':one': 1 },
      ...{ ':type': nightMarks.type, ':schema': nightMarks.schema },
    },
  },
});

/** Gives rooms of a night back; a counter that never took them is drift, and stays for reconciliation to find. */
const giveNight = ({ hotelId, roomTypeId, rooms }: Night, date: IsoDate): Write<Meaning> => ({
  means: { of: 'night', date },
  update: {
    Key: keys.night(hotelId, date, roomTypeId),
    UpdateExpression: 'SET #left = #left + :rooms, blocked = blocked - :rooms, seq = seq + :one',
    ConditionExpression: 'blocked >= :rooms',
    ExpressionAttributeNames: { '#left': 'left' },
    ExpressionAttributeValues: { ':rooms': rooms, ':one': 1 },
  },
});

/** The block is as far as it was read. */
const asRead = ({ state, takenTo }: Block) => ({
  ConditionExpression: '#state = :state AND #takenTo = :takenTo',
  ExpressionAttributeNames: { '#state': 'state', '#takenTo': 'takenTo' },
  ExpressionAttributeValues: { ':state': state, ':takenTo': takenTo },
});

/** The block after a step. One that was undone leaves nothing, so that its key is free; a removed one keeps its key. */
const blockWrites = (before: Block, after: BlockStep['after']): Write<Meaning>[] => {
  const means: Meaning = { of: 'block' };
  if (after !== 'gone' && after.state !== 'removed') {
    return [{ means, put: { Item: toBlockItem(after), ...asRead(before) } }];
  }
  const { id, hotelId, until } = before;
  const gone = { means, remove: { Key: keys.block(hotelId, until, id), ...asRead(before) } };
  const Key = keys.blockHome(id);
  if (after === 'gone') return [gone, { means, remove: { Key } }];
  return [gone, { means, update: { Key, ...changing({ set: { removed: after }, when: { hotelId } }) } }];
};

const nightWrites = (before: Block, { kind, nights }: BlockStep, cap: number): Write<Meaning>[] =>
  nights.map((date) => (kind === 'take' ? takeNight(before, date, cap) : giveNight(before, date)));

/** The nights of the block's unit, a month like the step; a unit that is taken is there, of the room type, and stays. */
const unitWrites = ({ id, unitId, hotelId, roomTypeId }: Block, { kind, nights }: BlockStep): Write<Meaning>[] => {
  const [first] = nights;
  if (unitId === undefined || first === undefined) return [];
  const means: Meaning = { of: 'unit', dates: nights };
  const moved = kind === 'take' ? { take: nights, give: [] } : { take: [], give: nights };
  const month = unitMonthWrite(means, { unitId, month: monthOf(first), ...moved }, blockHolder(id));
  if (kind === 'give') return [month];
  const { UpdateExpression: _none, ...when } = changing({ when: { roomTypeId, retiring: undefined } });
  return [month, { means, check: { Key: keys.unit(hotelId, unitId), ...when } }];
};

/** Of the nights of a step those that it could not take or give. */
const nightsOf = (means: Meaning, item: Item | undefined): readonly IsoDate[] => {
  if (means.of === 'night') return [means.date];
  if (means.of === 'block') return [];
  const taken = means.dates.filter((date) => item?.[date] !== undefined);
  return taken.length > 0 ? taken : means.dates;
};

/** Blocks in the single table: in their hotel's partition by their last day, and a home that finds them by id. */
export const blockRepository = (table: Table, delay: Delay, ids: Pick<Ids, 'nonce'>): Blocks => {
  const blockOf = async (item: Item): Promise<Block | undefined> => {
    const { hotelId, until, removed } = fromBlockHomeItem(item);
    if (removed) return removed;
    const stored = await getItem(table, keys.block(hotelId, until, String(item['pk']).slice('BLOCK#'.length)));
    return stored && fromBlockItem(stored);
  };

  return {
    async find(blockId) {
      const home = await getItem(table, keys.blockHome(blockId));
      const block = home && (await blockOf(home));
      return block && { block, bodyHash: fromBlockHomeItem(home).bodyHash };
    },

    ofHotel: blocksOfHotel(table),

    begin(stored, { hotel }) {
      const { block } = stored;
      const nonce = ids.nonce();
      const made = (means: string, item: Item): Write<string> => ({
        means,
        put: { Item: { ...item, nonce }, ConditionExpression: 'attribute_not_exists(pk)' },
      });
      const stays = (means: string, Key: Key, id: string): Write<string> => {
        const { UpdateExpression: _none, ...when } = changing({ when: { id, deleting: undefined } });
        return { means, check: { Key, ...when } };
      };
      return commitKnowing(table, delay, nonce, [
        made('block', toBlockItem(block)),
        made('home', toBlockHomeItem(stored)),
        stays('hotel', keys.hotel(hotel.id), hotel.id),
        stays('room type', keys.roomType(hotel.id, block.roomTypeId), block.roomTypeId),
      ]);
    },

    async step(before, step, cap, audit) {
      // A night without an item can sell `cap`: asking for more needs no call to be refused.
      if (step.kind === 'take' && before.rooms > cap) return { nights: step.nights };
      const nonce = ids.nonce();
      const writes: Write<Meaning>[] = [
        ...blockWrites(before, step.after),
        ...nightWrites(before, step, cap),
        ...unitWrites(before, step),
        ...(audit ? [{ ...auditWrite(audit, nonce), means: { of: 'block' } as const }] : []),
      ];
      const result = await withBackoff<BlockStepResult>(delay, async () => {
        const answer = await commit(table, writes);
        if (answer.kind === 'committed') return 'committed';
        if (answer.kind === 'contended') return 'again';
        // Another worker took this step, or an earlier try of ours did and its answer was lost: read again.
        if (answer.failures.some(({ means }) => means.of === 'block')) return 'conflict';
        if (answer.contended) return 'again';
        const nights = new Set(answer.failures.flatMap(({ means, item }) => nightsOf(means, item)));
        return { nights: [...nights].toSorted() };
      });
      return result === 'gave-up' ? 'contended' : result;
    },

    turn(before, after) {
      const nonce = ids.nonce();
      const put = { Item: { ...toBlockItem(after), nonce }, ...asRead(before) };
      return commitKnowing(table, delay, nonce, [{ means: 'block', put }]);
    },
  };
};
