// A handler with only the SDK: the minimum size and load time of any function with a table.
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { BatchGetCommand, DynamoDBDocumentClient, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';

const table = DynamoDBDocumentClient.from(new DynamoDBClient({}));

export const handler = async (event: { readonly keys: Record<string, unknown>[]; readonly name: string }) => {
  await table.send(new BatchGetCommand({ RequestItems: { [event.name]: { Keys: event.keys } } }));
  await table.send(new TransactWriteCommand({ TransactItems: [] }));
};
