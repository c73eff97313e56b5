import * as z from 'zod';
import { keys } from '../../contract/keys.ts';
import type { OpenHolds, OpenHoldsLedger } from '../../usecases/ports/reconciliation.ts';
import { update } from './commit.ts';
import { getItems, type Item, type Table } from './table.ts';

const holdsSchema = z.object({
  open: z.int().default(0),
  seq: z.int().optional(),
  finding: z.object({ seq: z.int(), counted: z.int(), foundAt: z.string() }).optional(),
});

const fromItem = (userId: string, item: Item | undefined): OpenHolds => {
  const { open, seq, finding } = holdsSchema.parse(item ?? {});
  return { userId, open, seq, finding };
};

/** Nobody has entered or left an open state since the count was seen. */
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
        'SET #type = :type, #schema = :one, #open = :counted, seq = if_not_exists(seq, :zero) + :one REMOVE #finding',
      ConditionExpression: stoodStill(seq),
      ExpressionAttributeNames: { '#type': 'type', '#schema': 'schema', '#open': 'open', '#finding': 'finding' },
      ExpressionAttributeValues: { ':type': 'open-holds', ':counted': counted, ':zero': 0, ':one': 1, ...seen(seq) },
    });
    return answer.kind === 'updated' ? 'repaired' : 'moved';
  },

  async keepFinding({ userId, seq }, counted, foundAt) {
    if (seq === undefined) return;
    await update(table, {
      Key: keys.openHolds(userId),
      UpdateExpression: 'SET #finding = :finding',
      ConditionExpression: stoodStill(seq),
      ExpressionAttributeNames: { '#finding': 'finding' },
      ExpressionAttributeValues: { ':finding': { seq, counted, foundAt }, ...seen(seq) },
    });
  },
});
