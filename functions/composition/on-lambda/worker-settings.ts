import { openDeadLetters } from '../../adapters/messaging/open-dead-letters.ts';
import { deadLettersEnv } from '../../runtime/env.ts';
import { logToStdout } from '../../runtime/log.ts';
import type { WorkerSettings } from '../../runtime/queue-worker.ts';
import type { KeylessCore } from '../core.ts';
import type { OnLambda } from './keyless-core.ts';

/** What every worker of a queue has on Lambda. */
export const workerSettings = ({ clock, meter }: OnLambda<KeylessCore>): Required<WorkerSettings> => ({
  log: logToStdout,
  dead: openDeadLetters(deadLettersEnv().DEAD_LETTERS_URL),
  first: () => clock.look(),
  last: meter.flush,
});
