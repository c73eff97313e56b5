import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { beforeAll, describe } from 'vitest';
import { bookingsContract } from './bookings.ts';
import { conditionsContract } from './conditions.ts';
import { readsContract } from './reads.ts';
import { settingsContract } from './settings.ts';
import { type ContractTable, createContractTable } from './table.ts';
import { transactionsContract } from './transactions.ts';
import { updatesContract } from './updates.ts';

export type ContractOptions = {
  /** A client of the table under test, for the real SDK. */
  readonly open: () => Promise<DynamoDBClient>;
  /** DynamoDB Local differs from AWS in a few answers of transactions; the in-memory table follows AWS. */
  readonly followsAws: boolean;
};

/** What every table we run on must do, in the words of what we need it for. */
export function describeTableContract(title: string, options: ContractOptions): void {
  describe(title, () => {
    let table: ContractTable | undefined;
    beforeAll(async () => {
      table = await createContractTable(await options.open(), options.followsAws);
    });
    const the = (): ContractTable => {
      if (table === undefined) throw new Error('the table is not open yet');
      return table;
    };
    conditionsContract(the);
    updatesContract(the);
    readsContract(the);
    transactionsContract(the);
    bookingsContract(the);
    settingsContract(the);
  });
}
