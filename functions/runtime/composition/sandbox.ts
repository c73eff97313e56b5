import { sandboxFaults } from '../../adapters/dynamo/sandbox-faults.ts';
import { sentMails } from '../../adapters/dynamo/sent-mail.ts';
import type { SandboxApp } from '../../http/sandbox/app.ts';
import { moveClock } from '../../usecases/operating/move-clock.ts';
import type { SandboxClock } from '../../usecases/ports/clock.ts';
import type { Core } from './core.ts';

/** @param clock of the process, or of the stage, that can be moved */
export const composeSandbox = (
  { table, signing, faults }: Pick<Core, 'table' | 'signing' | 'faults'>,
  clock: SandboxClock,
): SandboxApp => ({
  now: () => clock.now(),
  moveClock: moveClock(clock),
  faults: faults ?? sandboxFaults(table),
  sentMails: sentMails(table),
  cursorKeys: signing.cursor,
});
