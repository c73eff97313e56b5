import * as z from 'zod';
import { keys } from '../../../contract/keys.ts';
import type { Unpaid } from '../../../domain/booking/unpaid.ts';
import type { OpenHolds, OpenHoldsLedger } from '../../../usecases/ports/reconciliation.ts';
import { update } from '../commit.ts';
import { getItems, type Item, type Table } from '../table.ts';

const holdsSchema = z.object({
  open: z.int().default(0),
  roomNights: z.int().default(0),
  seq: z.int().optional(),
  finding: z
    .object({ seq: z.int(), holds: z.int(), roomNights: z.int(), foundAt: z.string() })
    .transform(({ holds, roomNights, ...found }) => ({ ...found, counted: { holds, roomNights } }))
    .optional(),
});

/** What the guest holds unpaid by its item; nothing where there is none. */
export const unpaidFromItem = (item: Item | undefined): Unpaid => {
  const { open, roomNights } = holdsSchema.parse(item ?? {});
  return { holds: open, roomNights };
};

/** The count of a guest who holds so much unpaid, as the first write of it leaves it. */
export const toOpenHoldsItem = (userId: string, { holds, roomNights }: Unpaid): Item => ({
  ...keys.openHolds(userId),
  type: 'open-holds',
  schema: 1,
  open: holds,
  roomNights,
  seq: 1,
});

const fromItem = (userId: string, item: Item | undefined): OpenHolds => {
  const { seq, finding } = holdsSchema.parse(item ?? {});
  return { userId, open: unpaidFromItem(item), seq, finding };
};

/** No booking has entered or left an open state since the count was read. */
const stoodStill = (seq: number | undefined) => (seq === undefined ? 'attribute_not_exists(seq)' : 'seq = :seq');
const seen = (seq: number | undefined) => (seq === undefined ? {} : { ':seq': seq });

/** The guests' counts of open holds in the single table. */
export const openHoldsLedger = (table: Table): OpenHoldsLedger => ({
  async read(userIds) {
    const items = await getItems(table, userIds.map(keys.openHolds));
    const byKey = new Map(items.map((item) => [item['pk'], item]));
    return userIds.map((userId) => fromItem(userId, byKey.get(keys.openHolds(userId).pk)));
  },

  async repair({ userId, seq }, counted) {
    const answer = await update(table, {
      Key: keys.openHolds(userId),
      UpdateExpression:
        'SET #type = :type, #schema = :one, #open = :holds, #roomNights = :roomNights, ' +
        'seq = if_not_exists(seq, :zero) + :one REMOVE #finding',
      ConditionExpression: stoodStill(seq),
      ExpressionAttributeNames: {
        '#type': 'type',
        '#schema': 'schema',
        '#open': 'open',
        '#roomNights': 'roomNights',
        '#finding': 'finding',
      },
      ExpressionAttributeValues: {
        ':type': 'open-holds',
        ':holds': counted.holds,
        ':roomNights': counted.roomNights,
        ':zero': 0,
        ':one': 1,
        ...seen(seq),
      },
    });
    return answer.kind === 'updated' ? 'repaired' : 'conflict';
  },

  async keepFinding({ userId, seq }, counted, foundAt) {
    if (seq === undefined) return;
    await update(table, {
      Key: keys.openHolds(userId),
      UpdateExpression: 'SET #finding = :finding',
      ConditionExpression: stoodStill(seq),
      ExpressionAttributeNames: { '#finding': 'finding' },
      ExpressionAttributeValues: { ':finding': { seq, ...counted, foundAt }, ...seen(seq) },
    });
  },
});
