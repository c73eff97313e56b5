import { BatchGetCommand, type DynamoDBDocumentClient, GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { type IndexName, indexes, type Key } from '../../contract/keys.ts';
import { upcast } from './upcast.ts';

export type Item = Record<string, unknown>;

/** The key of an item that an index names. */
export const keyOf = (item: Item): Key => ({ pk: String(item['pk']), sk: String(item['sk']) });

/** The single table: its client and its name. */
export interface Table {
  readonly client: DynamoDBDocumentClient;
  readonly name: string;
}

export interface ReadOptions {
  /** A strongly consistent read; the default, as a booking never trusts a stale one. */
  readonly consistent?: boolean;
}

/** One item, or undefined. Strong unless asked otherwise. */
export const getItem = async (
  table: Table,
  key: Key,
  { consistent = true }: ReadOptions = {},
): Promise<Item | undefined> => {
  const answer = await table.client.send(
    new GetCommand({ TableName: table.name, Key: key, ConsistentRead: consistent }),
  );
  return answer.Item && upcast(answer.Item);
};

/** Up to 100 items in one call, in no order; keys DynamoDB left unprocessed are asked again. */
export const getItems = async (
  table: Table,
  keys: readonly Key[],
  { consistent = true }: ReadOptions = {},
): Promise<Item[]> => {
  const found: Item[] = [];
  let wanted: Record<string, unknown>[] = [
    ...new Map(keys.map((key) => [`${key.pk}\n${key.sk}`, { ...key }])).values(),
  ];
  while (wanted.length > 0) {
    const request = { Keys: wanted.slice(0, 100), ConsistentRead: consistent };
    const answer = await table.client.send(new BatchGetCommand({ RequestItems: { [table.name]: request } }));
    found.push(...(answer.Responses?.[table.name] ?? []).map(upcast));
    wanted = [...(answer.UnprocessedKeys?.[table.name]?.Keys ?? []), ...wanted.slice(100)];
  }
  return found;
};

export interface QueryOptions {
  readonly pk: string;
  /** Sort keys from and to, both included; `beginsWith` instead for a prefix. */
  readonly from?: string;
  readonly to?: string;
  readonly beginsWith?: string;
  readonly index?: IndexName;
  readonly limit?: number;
  readonly descending?: boolean;
  readonly after?: Item | undefined;
  /** Strong by default on the table; an index is never strong. */
  readonly consistent?: boolean;
  /** Whether the page says what it cost. */
  readonly billed?: boolean;
}

export interface Page {
  readonly items: Item[];
  /** Where to go on; undefined at the end. */
  readonly next: Item | undefined;
  /** Read units, where they were asked for. */
  readonly units: number | undefined;
}

const keyCondition = (options: QueryOptions): string => {
  if (options.beginsWith !== undefined) return '#pk = :pk AND begins_with(#sk, :prefix)';
  if (options.from !== undefined && options.to !== undefined) return '#pk = :pk AND #sk BETWEEN :from AND :to';
  if (options.from !== undefined) return '#pk = :pk AND #sk >= :from';
  if (options.to !== undefined) return '#pk = :pk AND #sk <= :to';
  return '#pk = :pk';
};

/** One page of a Query on the table or an index. */
export const queryPage = async (table: Table, options: QueryOptions): Promise<Page> => {
  const names = options.index ? indexes[options.index] : { partition: 'pk', sort: 'sk' };
  const condition = keyCondition(options);
  const usesPrefix = options.beginsWith !== undefined;
  const answer = await table.client.send(
    new QueryCommand({
      TableName: table.name,
      ...(options.index ? { IndexName: options.index } : { ConsistentRead: options.consistent ?? true }),
      KeyConditionExpression: condition,
      ExpressionAttributeNames: { '#pk': names.partition, ...(condition.includes('#sk') && { '#sk': names.sort }) },
      ...(options.billed && { ReturnConsumedCapacity: 'TOTAL' as const }),
      ExpressionAttributeValues: {
        ':pk': options.pk,
        ...(usesPrefix && { ':prefix': options.beginsWith }),
        ...(!usesPrefix && options.from !== undefined && { ':from': options.from }),
        ...(!usesPrefix && options.to !== undefined && { ':to': options.to }),
      },
      ScanIndexForward: options.descending !== true,
      ...(options.limit !== undefined && { Limit: options.limit }),
      ...(options.after && { ExclusiveStartKey: options.after }),
    }),
  );
  const items = (answer.Items ?? []).map(upcast);
  return { items, next: answer.LastEvaluatedKey, units: answer.ConsumedCapacity?.CapacityUnits };
};

/** Every item of a Query, page by page. Only for partitions whose size is bounded; `limit` bounds a page, not the whole. */
export const queryAll = async (table: Table, options: QueryOptions): Promise<Item[]> => {
  const found: Item[] = [];
  let after = options.after;
  do {
    const page = await queryPage(table, { ...options, after });
    found.push(...page.items);
    after = page.next;
  } while (after);
  return found;
};
