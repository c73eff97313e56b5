import type { DynamoDBClient, TransactWriteItemsInput } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { type Item, itemSize } from '../../memory-dynamodb/index.ts';

/** What transactions that were refused have cost since it was last asked. */
export interface RefusedUnits {
  take(): { readonly units: number; readonly transactions: number };
}

/** A put is counted by its item, an update as of an item under a KB: nights and counters are (rule 9). */
const unitsOf = ({ TransactItems = [] }: TransactWriteItemsInput): number =>
  TransactItems.reduce((sum, { Put }) => {
    const item = Put?.Item && (marshall(Put.Item, { removeUndefinedValues: true }) as Item);
    return sum + 2 * (item === undefined ? 1 : Math.ceil(itemSize(item) / 1024));
  }, 0);

/**
 * Counts transactions that this client was refused. AWS bills a refused transaction as a committed one, two units a
 * started KB of each item, and does not report it, so that the units are worked out here.
 * Source: "Amazon DynamoDB Transactions: how it works", capacity management.
 */
export const refusedUnitsOf = (client: DynamoDBClient): RefusedUnits => {
  let counted = { units: 0, transactions: 0 };
  client.middlewareStack.add(
    (next, context) => async (args) => {
      try {
        return await next(args);
      } catch (error) {
        if (context.commandName === 'TransactWriteItemsCommand' || context.commandName === 'TransactWriteCommand') {
          const units = unitsOf(args.input as TransactWriteItemsInput);
          counted = { units: counted.units + units, transactions: counted.transactions + 1 };
        }
        throw error;
      }
    },
    { step: 'initialize', name: 'refused-units' },
  );
  return {
    take: () => {
      const now = counted;
      counted = { units: 0, transactions: 0 };
      return now;
    },
  };
};
