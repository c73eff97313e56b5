import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import type { AnyEvent } from '../contract/events.ts';
import { epochMillis } from '../domain/calendar/instant.ts';
import type { IndexHotels } from '../usecases/indexing/index-hotels.ts';
import { type Meter, noMeter } from '../usecases/ports/metrics.ts';
import type { Clock } from '../usecases/ports/time.ts';
import { eventIn, type Failure, failedMessages, Poison } from './failed-messages.ts';
import { describeError } from './log.ts';
import type { WorkerSettings } from './queue-worker.ts';

interface Told {
  readonly record: SQSRecord;
  readonly event: AnyEvent;
}

/**
 * The worker of the indexing queue: a hotel is read and written once, however many messages of a batch name it. Each
 * change is measured once the index has it: how old it is, from its commit, whose time its event carries.
 */
export const indexingWorker = (
  indexHotels: IndexHotels,
  {
    log,
    dead,
    first = async () => undefined,
    clock,
    meter = noMeter,
  }: WorkerSettings & { readonly clock: Clock; readonly meter?: Meter },
) => {
  const settle = failedMessages('indexing', dead, log);
  return async ({ Records }: SQSEvent): Promise<SQSBatchResponse> => {
    await first();
    const failures: Failure[] = [];
    const toldOf = new Map<string, Told[]>();
    for (const record of Records) {
      try {
        const event = eventIn(record);
        toldOf.set(event.hotelId, [...(toldOf.get(event.hotelId) ?? []), { record, event }]);
      } catch (error) {
        failures.push({ record, error });
      }
    }
    const hotelIds = [...toldOf.keys()];
    const unwritten = await indexHotels(hotelIds).catch((error: unknown) =>
      hotelIds.map((hotelId) => ({ hotelId, why: describeError(error), poison: false })),
    );
    for (const { hotelId, why, poison } of unwritten) {
      const Kind = poison ? Poison : Error;
      const error = new Kind(`hotel ${hotelId}: ${why}`);
      failures.push(...(toldOf.get(hotelId) ?? []).map(({ record }) => ({ record, error })));
      toldOf.delete(hotelId);
    }
    const now = epochMillis(clock.now());
    for (const { event } of [...toldOf.values()].flat()) {
      meter.measure('index_staleness_seconds', {}, Math.max(0, now - epochMillis(event.occurredAt)) / 1000);
    }
    return settle(failures);
  };
};
