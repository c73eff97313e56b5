import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import * as z from 'zod';
import { uploadedPicture } from '../contract/pictures/bucket.ts';
import { hotelOfPicture } from '../domain/hotel/picture.ts';
import { inTrace, traceOf } from '../usecases/ports/trace.ts';
import { type Failure, failedMessages, Poison } from './failed-messages.ts';
import type { WorkerSettings } from './queue-worker.ts';

/** What S3 tells EventBridge of a new object, as a rule puts it on the queue. */
const objectCreated = z.object({
  'detail-type': z.literal('Object Created'),
  detail: z.object({ object: z.object({ key: z.string() }) }),
});

/** @throws Poison where the message is of anything else than an upload */
const pictureIn = ({ body }: SQSRecord): string => {
  try {
    const pictureId = uploadedPicture(objectCreated.parse(JSON.parse(body)).detail.object.key);
    if (pictureId) return pictureId;
  } catch (error) {
    throw new Poison('This is no event of a bucket.', { cause: error });
  }
  throw new Poison('This is no upload of a picture.');
};

/**
 * The worker of the uploads queue: judges a file that was sent, and makes it ready. A message that comes again finds a
 * picture with a result and does nothing.
 */
export const uploadsWorker = (
  makeReady: (pictureId: string) => Promise<boolean>,
  { log, dead }: Pick<WorkerSettings, 'log' | 'dead'>,
) => {
  const settle = failedMessages('uploads', dead, log);
  const work = async (record: SQSRecord): Promise<void> => {
    const pictureId = pictureIn(record);
    const startedAt = performance.now();
    const made = await makeReady(pictureId);
    log({
      level: 'info',
      message: made ? 'A picture was judged.' : 'There was nothing to judge.',
      hotelId: hotelOfPicture(pictureId),
      durationMs: Math.round(performance.now() - startedAt),
    });
  };
  return async ({ Records }: SQSEvent): Promise<SQSBatchResponse> => {
    const failures: Failure[] = [];
    for (const record of Records) {
      const trace = traceOf();
      try {
        await inTrace({ ...trace, service: 'uploads' }, () => work(record));
      } catch (error) {
        failures.push({ record, error, trace });
      }
    }
    return settle(failures);
  };
};
