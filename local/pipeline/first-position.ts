import { type DynamoDBClient, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import {
  type DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
} from '@aws-sdk/client-dynamodb-streams';
import { keys } from '../../functions/contract/keys.ts';
import type { PositionStore } from './position.ts';
import { shardsOf } from './stream-source.ts';

/** The number of reads of the stream for the mark before the start fails. */
const TRIES = 100;

const openEnds = async (client: DynamoDBStreamsClient, StreamArn: string) => {
  const ended: Record<string, string> = {};
  const open = new Map<string, string>();
  for (const { ShardId = '', SequenceNumberRange } of await shardsOf(client, StreamArn)) {
    if (SequenceNumberRange?.EndingSequenceNumber !== undefined) {
      ended[ShardId] = 'done';
      continue;
    }
    const at = { StreamArn, ShardId, ShardIteratorType: 'LATEST' } as const;
    const { ShardIterator } = await client.send(new GetShardIteratorCommand(at));
    if (ShardIterator !== undefined) open.set(ShardId, ShardIterator);
  }
  return { ended, open };
};

/**
 * The start of a table without a position: its stream's end, as everything before is the demo world, which publishes
 * nothing. A mark is written beside the demo world's and read back from the stream, so that the position is known
 * before the first booking: otherwise a process killed right after it would begin behind it.
 */
export const beginAtEnd = async (
  client: DynamoDBStreamsClient,
  StreamArn: string,
  table: { readonly client: DynamoDBClient; readonly name: string },
  store: PositionStore,
): Promise<void> => {
  const { ended, open } = await openEnds(client, StreamArn);
  const { pk, sk } = keys.demoWorld();
  const mark = `${Date.now()}-${Math.random()}`;
  await table.client.send(
    new UpdateItemCommand({
      TableName: table.name,
      Key: { pk: { S: pk }, sk: { S: sk } },
      UpdateExpression: 'SET publisherMark = :mark',
      ExpressionAttributeValues: { ':mark': { S: mark } },
    }),
  );
  for (let tries = 0; tries < TRIES; tries += 1) {
    for (const [shard, ShardIterator] of open) {
      const { Records = [], NextShardIterator } = await client.send(new GetRecordsCommand({ ShardIterator }));
      const found = Records.find(({ dynamodb }) => dynamodb?.NewImage?.['publisherMark']?.S === mark)?.dynamodb
        ?.SequenceNumber;
      if (found !== undefined) return store.save({ ...ended, [shard]: found });
      if (NextShardIterator !== undefined) open.set(shard, NextShardIterator);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('The stream of the table does not show what is written to it.');
};
