import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { keys } from '../../../contract/keys.ts';
import type { Table } from '../table.ts';

/**
 * Gives a restored table another name among indexes of hotels. Its tickets count on from an earlier moment, so in the
 * index of the table it was restored from every document would be newer than what it writes, and nothing would be
 * indexed. Under another name it has an index of its own, in which there is no ticket yet.
 */
export const renewSearchWorld = async (table: Table, id: string): Promise<void> => {
  const Item = { ...keys.searchWorld(), type: 'searchWorld', schema: 1, id };
  await table.client.send(new PutCommand({ TableName: table.name, Item }));
};
