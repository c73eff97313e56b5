import { CreateTableCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { freshTableName } from '../../support/dynamodb.ts';

/** What the contract is held against: a table, by the real SDK. */
export type ContractTable = {
  readonly name: string;
  readonly client: DynamoDBClient;
  readonly documents: DynamoDBDocumentClient;
  /** DynamoDB Local answers a few cases otherwise than AWS; those ask this. */
  readonly followsAws: boolean;
};

/** A table with the shapes of index we use: all of the item, keys alone (sparse, by number) and a chosen attribute. */
export async function createContractTable(client: DynamoDBClient, followsAws: boolean): Promise<ContractTable> {
  const name = freshTableName();
  await client.send(
    new CreateTableCommand({
      TableName: name,
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      AttributeDefinitions: [
        { AttributeName: 'pk', AttributeType: 'S' },
        { AttributeName: 'sk', AttributeType: 'S' },
        { AttributeName: 'guest', AttributeType: 'S' },
        { AttributeName: 'dueShard', AttributeType: 'S' },
        { AttributeName: 'dueAt', AttributeType: 'N' },
      ],
      GlobalSecondaryIndexes: [
        {
          IndexName: 'by-guest',
          KeySchema: [
            { AttributeName: 'guest', KeyType: 'HASH' },
            { AttributeName: 'sk', KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'ALL' },
        },
        {
          IndexName: 'due',
          KeySchema: [
            { AttributeName: 'dueShard', KeyType: 'HASH' },
            { AttributeName: 'dueAt', KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'KEYS_ONLY' },
        },
        {
          IndexName: 'titles',
          KeySchema: [{ AttributeName: 'guest', KeyType: 'HASH' }],
          Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['title'] },
        },
      ],
    }),
  );
  return tableBy(client, name, followsAws);
}

/** A table that is there already. */
export function tableBy(client: DynamoDBClient, name: string, followsAws: boolean): ContractTable {
  return { name, client, documents: DynamoDBDocumentClient.from(client), followsAws };
}

/** Cases share a table, so each takes keys of its own. */
export function freshKey(sort = 'x'): { pk: string; sk: string } {
  keys += 1;
  return { pk: `case-${keys}`, sk: sort };
}
let keys = 0;

export type Refusal = {
  readonly name: string;
  readonly item: unknown;
  /** Code and, where there is one, item of each reason of a cancelled transaction, in order. */
  readonly reasons: readonly { readonly code: string | undefined; readonly item?: unknown }[];
};

/** How a call was refused. @throws when it was not refused at all. */
export async function refusalOf(call: Promise<unknown>): Promise<Refusal> {
  try {
    await call;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const reasons =
      'CancellationReasons' in error && Array.isArray(error.CancellationReasons) ? error.CancellationReasons : [];
    return { name: error.name, item: 'Item' in error ? plain(error.Item) : undefined, reasons: reasons.map(reasonOf) };
  }
  throw new Error('the call was not refused');
}

function reasonOf(reason: { Code?: string; Item?: unknown }): Refusal['reasons'][number] {
  return { code: reason.Code, ...(reason.Item === undefined ? {} : { item: plain(reason.Item) }) };
}

/** The SDK does not turn the attribute values inside errors into plain ones: strings and numbers are all we look at. */
function plain(item: unknown): unknown {
  if (typeof item !== 'object' || item === null) return item;
  return Object.fromEntries(
    Object.entries(item).map(([name, value]) => [name, value.N === undefined ? value.S : Number(value.N)]),
  );
}
