import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import { outboxRecordOf } from '../../functions/adapters/dynamo/outbox/stream-record.ts';
import type { AnyEvent } from '../../functions/contract/events.ts';
import { streamsClient } from '../../local/database.ts';
import { createMemoryDynamo } from '../../memory-dynamodb/index.ts';

/** A table in memory, and all that its stream would have told so far of items that were new. */
export const tellingMemory = (): {
  readonly client: DynamoDBClient;
  readonly streams: DynamoDBStreamsClient;
  readonly told: AnyEvent[];
} => {
  const told: AnyEvent[] = [];
  const memory = createMemoryDynamo({
    streamed: 10_000,
    onChange: ({ oldImage, newImage }) => {
      if (oldImage !== undefined || !newImage) return;
      told.push(...outboxRecordOf({ eventName: 'INSERT', dynamodb: { NewImage: newImage } }).events());
    },
  });
  const streams = streamsClient({ requestHandler: memory.requestHandler });
  return { client: memory.client(), streams, told };
};
