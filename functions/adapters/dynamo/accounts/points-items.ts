import * as z from 'zod';
import { indexKeys, keys } from '../../../contract/keys.ts';
import {
  emptyAccount,
  POINTS_KINDS,
  type PointsAccount,
  type PointsEntry,
  type PointsMove,
} from '../../../domain/loyalty/account.ts';
import type { Write } from '../commit.ts';
import { getItem, type Item, type Table } from '../table.ts';

const storedAccount = z.object({
  type: z.literal('points'),
  schema: z.literal(2),
  userId: z.string(),
  batches: z.array(z.object({ until: z.string(), points: z.int() })),
  nights: z.record(z.string(), z.int()),
  revision: z.int(),
});

const accountToItem = (account: PointsAccount): Item => {
  const [first] = account.batches;
  return {
    ...keys.points(account.userId),
    type: 'points',
    schema: 2,
    ...account,
    // When its first points run out the account is due.
    ...(first && indexKeys.due(first.until, 'points', account.userId)),
  };
};

/** A guest's points, read strongly. */
export const readAccount = async (table: Table, userId: string): Promise<PointsAccount> => {
  const item = await getItem(table, keys.points(userId));
  if (item === undefined) return emptyAccount(userId);
  const { type: _, schema: __, ...account } = storedAccount.parse(item);
  return account;
};

const storedEntry = z.object({
  userId: z.string(),
  kind: z.enum(POINTS_KINDS),
  name: z.string(),
  points: z.int(),
  balance: z.int(),
  bookingId: z.string().nullable(),
  reference: z.string().nullable(),
  at: z.string(),
});

const entryToItem = (entry: PointsEntry): Item => ({
  ...keys.pointsEntry(entry.userId, entry.at, entry.name),
  type: 'points-entry',
  schema: 1,
  ...entry,
});

export const entryFromItem = (item: Item): PointsEntry => storedEntry.parse(item);

/** The account on the revision that was read, and entries that do not exist yet. */
export const pointsWrites = <M>(move: PointsMove | undefined, means: M): Write<M>[] => {
  if (move === undefined) return [];
  const { before, after, entries } = move;
  return [
    {
      means,
      put: {
        Item: accountToItem(after),
        // The guest's points are unchanged since they were read.
        ...(before.revision === 0
          ? { ConditionExpression: 'attribute_not_exists(pk)' }
          : {
              ConditionExpression: '#revision = :revision',
              ExpressionAttributeNames: { '#revision': 'revision' },
              ExpressionAttributeValues: { ':revision': before.revision },
            }),
      },
    },
    ...entries.map(
      (entry): Write<M> => ({
        means,
        put: { Item: entryToItem(entry), ConditionExpression: 'attribute_not_exists(pk)' },
      }),
    ),
  ];
};
