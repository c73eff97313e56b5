import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { eventOf } from '../contract/events.ts';
import type { IndexHotels } from '../usecases/indexing/index-hotels.ts';
import { describeError, type LogLine } from './log.ts';

/**
 * The worker of the indexing queue: however many messages of a batch tell of a hotel, it is read and written once.
 * Messages of a hotel that could not be written come again, and after their last try lie in the dead-letter queue; the
 * reason stands in the log under their ids.
 */
export const indexingWorker =
  (indexHotels: IndexHotels, log: (line: LogLine) => void) =>
  async ({ Records }: SQSEvent): Promise<SQSBatchResponse> => {
    const failed = new Set<string>();
    const fail = (messageId: string, why: string): void => {
      failed.add(messageId);
      log({ level: 'error', message: `indexing: message ${messageId} failed`, error: why });
    };
    const messagesOf = new Map<string, string[]>();
    for (const { messageId, body } of Records) {
      try {
        const { hotelId } = eventOf(JSON.parse(body));
        messagesOf.set(hotelId, [...(messagesOf.get(hotelId) ?? []), messageId]);
      } catch (error) {
        fail(messageId, describeError(error));
      }
    }
    const hotelIds = [...messagesOf.keys()];
    const failures = await indexHotels(hotelIds).catch((error: unknown) =>
      hotelIds.map((hotelId) => ({ hotelId, why: describeError(error) })),
    );
    for (const { hotelId, why } of failures) {
      for (const messageId of messagesOf.get(hotelId) ?? []) fail(messageId, `hotel ${hotelId}: ${why}`);
    }
    return { batchItemFailures: [...failed].map((itemIdentifier) => ({ itemIdentifier })) };
  };
