import { DescribeTableCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  DescribeStreamCommand,
  type DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
  type Shard,
} from '@aws-sdk/client-dynamodb-streams';
import type { StreamRecord } from '../../functions/adapters/dynamo/outbox/stream-record.ts';
import type { Position, PositionStore } from './position.ts';

/** A stream of the table's changes, read one batch after the other. */
export interface StreamSource {
  /**
   * Reads what is there and hands it over, a shard at a time; answers how many records it was. `handle` answers the
   * first record that is to come again, or undefined where all are done.
   */
  readonly poll: (handle: (records: readonly StreamRecord[]) => Promise<number | undefined>) => Promise<number>;
}

/** A shard of a closed stream is looked for anew so often; new ones appear every few hours. */
const DESCRIBE_EVERY_MS = 60_000;
const MOST_RECORDS = 500;

const isNamed = (error: unknown, ...names: string[]): boolean => error instanceof Error && names.includes(error.name);

export const streamArnOf = async (client: DynamoDBClient, tableName: string): Promise<string> => {
  const { Table } = await client.send(new DescribeTableCommand({ TableName: tableName }));
  if (Table?.LatestStreamArn === undefined) throw new Error(`The table ${tableName} has no stream.`);
  return Table.LatestStreamArn;
};

/** Every shard the stream has now, parents before their children. */
export const shardsOf = async (client: DynamoDBStreamsClient, StreamArn: string): Promise<Shard[]> => {
  const found: Shard[] = [];
  let after: string | undefined;
  do {
    const page = await client.send(
      new DescribeStreamCommand({ StreamArn, ...(after !== undefined && { ExclusiveStartShardId: after }) }),
    );
    found.push(...(page.StreamDescription?.Shards ?? []));
    after = page.StreamDescription?.LastEvaluatedShardId;
  } while (after !== undefined);
  return found;
};

/**
 * DynamoDB's own stream, shard by shard, from the position in `store`. Shards the store does not know are read from
 * their start.
 */
export const tableStream = (client: DynamoDBStreamsClient, StreamArn: string, store: PositionStore): StreamSource => {
  let position: Position = store.load() ?? {};
  let shards: readonly Shard[] = [];
  let describedAt = Number.NEGATIVE_INFINITY;
  const iterators = new Map<string, string>();

  const moveTo = (shard: string, where: string): void => {
    position = { ...position, [shard]: where };
    store.save(position);
  };

  const iteratorAt = async (ShardId: string, from: string | undefined): Promise<string | undefined> => {
    const how =
      from === undefined
        ? ({ ShardIteratorType: 'TRIM_HORIZON' } as const)
        : ({ ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: from } as const);
    const { ShardIterator } = await client.send(new GetShardIteratorCommand({ StreamArn, ShardId, ...how }));
    return ShardIterator;
  };

  const iteratorOf = async (shard: string): Promise<string | undefined> => {
    const known = iterators.get(shard);
    if (known !== undefined) return known;
    try {
      return await iteratorAt(shard, position[shard]);
    } catch (error) {
      // What was there is older than the day the stream keeps; the rest is still to be had.
      if (isNamed(error, 'TrimmedDataAccessException')) return iteratorAt(shard, undefined);
      throw error;
    }
  };

  const pollShard = async (shard: string, handle: Parameters<StreamSource['poll']>[0]): Promise<number> => {
    const ShardIterator = await iteratorOf(shard);
    if (ShardIterator === undefined) return 0;
    const { Records = [], NextShardIterator } = await client.send(
      new GetRecordsCommand({ ShardIterator, Limit: MOST_RECORDS }),
    );
    const again = Records.length === 0 ? undefined : await handle(Records);
    const last = Records[(again ?? Records.length) - 1]?.dynamodb?.SequenceNumber;
    if (last !== undefined) moveTo(shard, last);
    if (again !== undefined) iterators.delete(shard);
    else if (NextShardIterator !== undefined) iterators.set(shard, NextShardIterator);
    else {
      iterators.delete(shard);
      moveTo(shard, 'done');
      describedAt = Number.NEGATIVE_INFINITY;
    }
    return Records.length;
  };

  return {
    poll: async (handle) => {
      if (performance.now() - describedAt > DESCRIBE_EVERY_MS) {
        shards = await shardsOf(client, StreamArn);
        describedAt = performance.now();
      }
      const open = shards.flatMap(({ ShardId = '' }) => (position[ShardId] === 'done' ? [] : [ShardId]));
      let count = 0;
      for (const { ShardId = '', ParentShardId = '' } of shards) {
        // The records of a shard's parent are older.
        if (!open.includes(ShardId) || open.includes(ParentShardId)) continue;
        try {
          count += await pollShard(ShardId, handle);
        } catch (error) {
          iterators.delete(ShardId);
          if (!isNamed(error, 'ExpiredIteratorException', 'TrimmedDataAccessException')) throw error;
        }
      }
      return count;
    },
  };
};
