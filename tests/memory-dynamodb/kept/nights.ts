import {
  CreateTableCommand,
  type DynamoDBClient,
  GetItemCommand,
  QueryCommand,
  ScanCommand,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { type DurableDynamo, openDurableDynamo } from '../../../memory-dynamodb/index.ts';

export const TableName = 'kept';

type Options = Parameters<typeof openDurableDynamo>[0];

/** The table that keeps its data in this folder, with what it complained about. */
export const openKept = (folder: string, more: Partial<Options> = {}) => {
  const trouble: string[] = [];
  const dynamo: DurableDynamo = openDurableDynamo({ folder, onTrouble: (line) => trouble.push(line), ...more });
  return { ...dynamo, db: dynamo.client(), trouble };
};

/** A table with an index and a stream. */
export const createKept = async (db: DynamoDBClient): Promise<void> => {
  await db.send(
    new CreateTableCommand({
      TableName,
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      AttributeDefinitions: [
        { AttributeName: 'pk', AttributeType: 'S' },
        { AttributeName: 'sk', AttributeType: 'S' },
        { AttributeName: 'guest', AttributeType: 'S' },
      ],
      GlobalSecondaryIndexes: [
        {
          IndexName: 'by-guest',
          KeySchema: [
            { AttributeName: 'guest', KeyType: 'HASH' },
            { AttributeName: 'sk', KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'KEYS_ONLY' },
        },
      ],
      StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
    }),
  );
};

/** One transaction of two items, so that half of one would be seen: both or neither have the number. */
export const holdBoth = async (db: DynamoDBClient, number: number, token?: string): Promise<void> => {
  const item = (pk: string) => ({
    pk: { S: pk },
    sk: { S: String(number).padStart(6, '0') },
    guest: { S: `guest-${number % 3}` },
  });
  await db.send(
    new TransactWriteItemsCommand({
      TransactItems: [
        { Put: { TableName, Item: item('night') } },
        { Put: { TableName, Item: item('booking') } },
        // An item that is there already, so that there is something as it was.
        {
          Update: {
            TableName,
            Key: { pk: { S: 'counter' }, sk: { S: '-' } },
            UpdateExpression: 'SET held = :n',
            ExpressionAttributeValues: { ':n': { N: String(number) } },
          },
        },
      ],
      ...(token !== undefined && { ClientRequestToken: token }),
    }),
  );
};

export type Kept = { readonly nights: number[]; readonly bookings: number[]; readonly counter: number };

/** What is in the table, read by its keys; the index must agree. */
export const keptIn = async (db: DynamoDBClient): Promise<Kept> => {
  const numbersOf = async (pk: string): Promise<number[]> => {
    const found: number[] = [];
    for (let from: Record<string, { S: string }> | undefined; ; ) {
      const page = await db.send(
        new QueryCommand({
          TableName,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': { S: pk } },
          ...(from && { ExclusiveStartKey: from }),
        }),
      );
      found.push(...(page.Items ?? []).map((item) => Number(item['sk']?.S)));
      if (page.LastEvaluatedKey === undefined) return found;
      from = page.LastEvaluatedKey as Record<string, { S: string }>;
    }
  };
  const counter = await db.send(new GetItemCommand({ TableName, Key: { pk: { S: 'counter' }, sk: { S: '-' } } }));
  const indexed = await db.send(new ScanCommand({ TableName, IndexName: 'by-guest', Select: 'COUNT' }));
  const kept = {
    nights: await numbersOf('night'),
    bookings: await numbersOf('booking'),
    counter: Number(counter.Item?.['held']?.N ?? 0),
  };
  if (indexed.Count !== kept.nights.length + kept.bookings.length) throw new Error('the index does not agree');
  return kept;
};

export const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);
