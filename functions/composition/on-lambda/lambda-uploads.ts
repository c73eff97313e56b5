import { openDeadLetters } from '../../adapters/messaging/open-dead-letters.ts';
import { deadLettersEnv } from '../../runtime/env.ts';
import { logToStdout } from '../../runtime/log.ts';
import { uploadsWorker } from '../../runtime/uploads-worker.ts';
import { composeMakeReady } from '../uploads.ts';
import { lambdaPictures } from './with-pictures.ts';

/** The worker of uploads on AWS. It has no table: a file from the internet is decoded with the rights of its bucket alone. */
export const lambdaUploads = (): ReturnType<typeof uploadsWorker> =>
  uploadsWorker(composeMakeReady(lambdaPictures()), {
    log: logToStdout,
    dead: openDeadLetters(deadLettersEnv().DEAD_LETTERS_URL),
  });
