import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { OutboxRecord } from '../../../usecases/ports/events.ts';
import { upcast } from '../upcast.ts';
import { eventsOfChange, type StreamChange } from './stream-events.ts';

/** A record of the table's stream, as Lambda hands it over and as GetRecords answers it. */
export interface StreamRecord {
  readonly eventName?: string | undefined;
  readonly dynamodb?:
    | {
        readonly SequenceNumber?: string | undefined;
        /** Lambda gives seconds, the SDK a date. */
        readonly ApproximateCreationDateTime?: Date | number | undefined;
        readonly NewImage?: Record<string, object> | undefined;
      }
    | undefined;
}

const kinds: Readonly<Record<string, StreamChange['kind']>> = { INSERT: 'INSERT', MODIFY: 'MODIFY', REMOVE: 'REMOVE' };

const millis = (at: Date | number | undefined): number | undefined =>
  at === undefined ? undefined : typeof at === 'number' ? at * 1000 : at.getTime();

/** What the publisher makes of a record. */
export const outboxRecordOf = (record: StreamRecord): OutboxRecord => ({
  whole: record,
  committedAt: millis(record.dynamodb?.ApproximateCreationDateTime),
  events: () => {
    const kind = kinds[record.eventName ?? ''];
    if (kind === undefined) throw new Error(`a stream has no event '${record.eventName}'`);
    if (kind !== 'INSERT') return [];
    const image = record.dynamodb?.NewImage as Record<string, AttributeValue> | undefined;
    return eventsOfChange({ kind, item: image && upcast(unmarshall(image)) });
  },
});
