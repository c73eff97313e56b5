import { sandboxFaults } from '../adapters/dynamo/sandbox/sandbox-faults.ts';
import { sentMail, sentMails } from '../adapters/dynamo/sandbox/sent-mail.ts';
import type { SandboxApp } from '../http/sandbox/index.ts';
import { moveClock } from '../usecases/operating/move-clock.ts';
import type { SandboxClock } from '../usecases/ports/clock.ts';
import type { Metrics } from '../usecases/ports/metrics.ts';
import type { Core } from './core.ts';

/**
 * @param clock of the process, or of the stage, that can be moved
 * @param metrics of a process that keeps count itself
 */
export const composeSandbox = (
  { table, signing, faults }: Pick<Core, 'table' | 'signing' | 'faults'>,
  clock: SandboxClock,
  metrics?: Metrics,
): SandboxApp => ({
  now: () => clock.now(),
  moveClock: moveClock(clock),
  faults: faults ?? sandboxFaults(table),
  sentMails: sentMails(table),
  sentMail: sentMail(table),
  metrics,
  cursorKeys: signing.cursor,
});
