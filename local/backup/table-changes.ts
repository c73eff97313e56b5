import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  type DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
} from '@aws-sdk/client-dynamodb-streams';
import { shardsOf, streamArnOf } from '../pipeline/stream-source.ts';
import { BackupProblem, nameOf, type RawItem } from './lines.ts';

/** The changes since a moment: each item by its name as it is now, or undefined if it was deleted. */
export type Changed = ReadonlyMap<string, RawItem | undefined>;

export interface TableChanges {
  readonly changed: Changed;
  /** Reads the records of the stream. Returns false once no more were there at that moment. */
  readonly take: () => Promise<boolean>;
}

/** Times in a stream are exact to a second, in DynamoDB Local to a minute. */
const SLACK_MS = 120_000;

/**
 * Follows the stream of a table, from now on or from an instant back. A stream with one open shard delivers changes in
 * the order in which they were committed, a transaction's together: where it ends is one moment of the whole table.
 * @throws BackupProblem where the stream has several open shards, which have no common moment
 */
export const followChanges = async (
  client: DynamoDBClient,
  streams: DynamoDBStreamsClient,
  tableName: string,
  sinceMs: number | undefined,
): Promise<TableChanges> => {
  const StreamArn = await streamArnOf(client, tableName);
  const shards = await shardsOf(streams, StreamArn);
  const open = shards.filter(({ SequenceNumberRange }) => SequenceNumberRange?.EndingSequenceNumber === undefined);
  if (open.length > 1) {
    throw new BackupProblem(
      `the stream of ${tableName} has ${open.length} open shards, which have no common moment: restore the table to a point in time and back that one up with --still`,
    );
  }
  const changed = new Map<string, RawItem | undefined>();
  const how = sinceMs === undefined ? 'LATEST' : 'TRIM_HORIZON';
  const iterators = new Map<string, string | undefined>();
  for (const { ShardId = '' } of sinceMs === undefined ? open : shards) {
    const at = { StreamArn, ShardId, ShardIteratorType: how } as const;
    iterators.set(ShardId, (await streams.send(new GetShardIteratorCommand(at))).ShardIterator);
  }
  const takeFrom = async (shard: string): Promise<number> => {
    const ShardIterator = iterators.get(shard);
    if (ShardIterator === undefined) return 0;
    const { Records = [], NextShardIterator } = await streams.send(new GetRecordsCommand({ ShardIterator }));
    iterators.set(shard, NextShardIterator);
    for (const { dynamodb } of Records) {
      const at = dynamodb?.ApproximateCreationDateTime?.getTime() ?? Number.POSITIVE_INFINITY;
      if (sinceMs !== undefined && at < sinceMs - SLACK_MS) continue;
      changed.set(nameOf((dynamodb?.Keys ?? {}) as RawItem), dynamodb?.NewImage as RawItem | undefined);
    }
    return Records.length;
  };
  return {
    changed,
    take: async () => {
      let taken = 0;
      for (const shard of iterators.keys()) taken += await takeFrom(shard);
      return taken > 0;
    },
  };
};
