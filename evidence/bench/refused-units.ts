import type { DynamoDBClient, TransactWriteItemsInput } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { type Item, itemSize } from '../../memory-dynamodb/index.ts';

/** The cost of refused transactions since the last call. */
export interface RefusedUnits {
  take(): { readonly units: number; readonly transactions: number };
}

/** A put counts the size of its item, an update counts 1 KB: nights and counters are smaller (rule 9). */
const unitsOf = ({ TransactItems = [] }: TransactWriteItemsInput): number =>
  TransactItems.reduce((sum, { Put }) => {
    const item = Put?.Item && (marshall(Put.Item, { removeUndefinedValues: true }) as Item);
    return sum + 2 * (item === undefined ? 1 : Math.ceil(itemSize(item) / 1024));
  }, 0);

/**
 * Counts refused transactions of this client. AWS bills a refused transaction like a committed one, two units for each
 * started KB of each item, but does not report it, so the units are calculated here. Source: "Amazon DynamoDB
 * Transactions: how it works", capacity management.
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
