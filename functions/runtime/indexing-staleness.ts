import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { epochMillis } from '../domain/calendar/instant.ts';
import { type Meter, noMeter } from '../usecases/ports/metrics.ts';
import type { Clock } from '../usecases/ports/time.ts';
import { eventIn } from './failed-messages.ts';

/** Milliseconds since that happened which a message tells of; none where it tells of nothing that can be read. */
const agesOf = (record: SQSRecord, now: number): number[] => {
  try {
    return [Math.max(0, now - epochMillis(eventIn(record).occurredAt))];
  } catch {
    return [];
  }
};

/**
 * Measures how old each change is once the index has it: from its commit, whose time its event carries, to the end of
 * the write. What failed is measured when it succeeds.
 */
export const measuringStaleness =
  (
    handle: (event: SQSEvent) => Promise<SQSBatchResponse>,
    { clock, meter = noMeter }: { readonly clock: Clock; readonly meter?: Meter },
  ) =>
  async (event: SQSEvent): Promise<SQSBatchResponse> => {
    const answer = await handle(event);
    const failed = new Set(answer.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
    const now = epochMillis(clock.now());
    const written = event.Records.filter(({ messageId }) => !failed.has(messageId));
    for (const age of written.flatMap((record) => agesOf(record, now))) {
      meter.measure('index_staleness_seconds', age / 1000);
    }
    return answer;
  };
