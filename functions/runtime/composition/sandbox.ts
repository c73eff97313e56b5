import type { SandboxApp } from '../../http/sandbox/app.ts';
import { moveClock } from '../../usecases/operating/move-clock.ts';
import type { SandboxClock } from '../../usecases/ports/clock.ts';

/** @param clock of the process, or of the stage, that can be moved */
export const composeSandbox = (clock: SandboxClock): SandboxApp => ({
  now: () => clock.now(),
  moveClock: moveClock(clock),
});
