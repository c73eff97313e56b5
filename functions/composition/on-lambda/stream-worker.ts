import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { outboxRecordOf } from '../../adapters/dynamo/outbox/stream-record.ts';
import type { LogLine } from '../../runtime/log.ts';
import type { Published } from '../../usecases/events/publish.ts';
import type { OutboxRecord } from '../../usecases/ports/events.ts';

/** The publisher behind the table's stream on AWS: where it could not go on, the stream comes again from there. */
export const streamWorker =
  (publish: (records: readonly OutboxRecord[]) => Promise<Published>, log: (line: LogLine) => void) =>
  async ({ Records }: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
    const { events, dead, from } = await publish(Records.map(outboxRecordOf));
    const level = dead > 0 || from !== undefined ? 'error' : 'info';
    log({
      level,
      service: 'publisher',
      message: 'The stream was published.',
      counts: { records: Records.length, events, dead, left: Number(from !== undefined) },
    });
    const itemIdentifier = from === undefined ? undefined : Records[from]?.dynamodb?.SequenceNumber;
    return { batchItemFailures: itemIdentifier === undefined ? [] : [{ itemIdentifier }] };
  };
