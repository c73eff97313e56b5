import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import type { IndexHotels } from '../usecases/indexing/index-hotels.ts';
import { eventIn, type Failure, failedMessages, Poison } from './failed-messages.ts';
import { describeError } from './log.ts';
import type { WorkerSettings } from './queue-worker.ts';

/** The worker of the indexing queue: however many messages of a batch tell of a hotel, it is read and written once. */
export const indexingWorker = (indexHotels: IndexHotels, { log, dead }: WorkerSettings) => {
  const settle = failedMessages('indexing', dead, log);
  return async ({ Records }: SQSEvent): Promise<SQSBatchResponse> => {
    const failures: Failure[] = [];
    const recordsOf = new Map<string, SQSRecord[]>();
    for (const record of Records) {
      try {
        const { hotelId } = eventIn(record);
        recordsOf.set(hotelId, [...(recordsOf.get(hotelId) ?? []), record]);
      } catch (error) {
        failures.push({ record, error });
      }
    }
    const hotelIds = [...recordsOf.keys()];
    const unwritten = await indexHotels(hotelIds).catch((error: unknown) =>
      hotelIds.map((hotelId) => ({ hotelId, why: describeError(error), poison: false })),
    );
    for (const { hotelId, why, poison } of unwritten) {
      const Kind = poison ? Poison : Error;
      const error = new Kind(`hotel ${hotelId}: ${why}`);
      failures.push(...(recordsOf.get(hotelId) ?? []).map((record) => ({ record, error })));
    }
    return settle(failures);
  };
};
