import {
  type AttributeDefinition,
  CreateTableCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  type DynamoDBClient,
  type GlobalSecondaryIndex,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import { indexes, keyNames } from '../functions/contract/keys.ts';

type Names = { readonly partition: string; readonly sort: string };

const schemaOf = ({ partition, sort }: Names) => [
  { AttributeName: partition, KeyType: 'HASH' as const },
  { AttributeName: sort, KeyType: 'RANGE' as const },
];

type Index = (typeof indexes)[keyof typeof indexes];

const projectionOf = (index: Index) =>
  'projected' in index
    ? { ProjectionType: 'INCLUDE' as const, NonKeyAttributes: [...index.projected] }
    : { ProjectionType: 'KEYS_ONLY' as const };

const attributes = (): AttributeDefinition[] =>
  [...new Set([keyNames, ...Object.values(indexes)].flatMap(({ partition, sort }: Names) => [partition, sort]))].map(
    (name) => ({ AttributeName: name, AttributeType: 'S' }),
  );

const secondaryIndexes = (): GlobalSecondaryIndex[] =>
  Object.entries(indexes).map(([name, index]) => ({
    IndexName: name,
    KeySchema: schemaOf(index),
    Projection: projectionOf(index),
  }));

const isNamed = (error: unknown, name: string): boolean => error instanceof Error && error.name === name;

/**
 * Makes the table as the stack makes it: keys, indexes, stream and TTL from the one list of keys. Can be repeated.
 * `stream: false` is for a table among many of one DynamoDB Local, whose stream is not read.
 */
export const createTable = async (client: DynamoDBClient, name: string, { stream = true } = {}): Promise<void> => {
  try {
    await client.send(
      new CreateTableCommand({
        TableName: name,
        BillingMode: 'PAY_PER_REQUEST',
        KeySchema: schemaOf(keyNames),
        AttributeDefinitions: attributes(),
        GlobalSecondaryIndexes: secondaryIndexes(),
        ...(stream && { StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' } }),
      }),
    );
  } catch (error) {
    if (isNamed(error, 'ResourceInUseException')) return;
    throw error;
  }
  await becomesActive(client, name);
  await enableTimeToLive(client, name);
};

/** Makes the table delete items whose `ttl` has passed. Can be repeated. */
export const enableTimeToLive = async (client: DynamoDBClient, name: string): Promise<void> => {
  const { TimeToLiveDescription: now } = await client.send(new DescribeTimeToLiveCommand({ TableName: name }));
  if (now?.TimeToLiveStatus === 'ENABLED' || now?.TimeToLiveStatus === 'ENABLING') return;
  await client.send(
    new UpdateTimeToLiveCommand({
      TableName: name,
      TimeToLiveSpecification: { AttributeName: 'ttl', Enabled: true },
    }),
  );
};

/** Waits until a table that is being made or changed can be used. */
export const becomesActive = async (client: DynamoDBClient, name: string): Promise<void> => {
  for (;;) {
    const { Table } = await client.send(new DescribeTableCommand({ TableName: name }));
    if (Table?.TableStatus === 'ACTIVE') return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
};
