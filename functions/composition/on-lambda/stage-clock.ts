import { keptTime } from '../../adapters/dynamo/sandbox/sandbox-clock.ts';
import type { Table } from '../../adapters/dynamo/table.ts';
import { offsetClock } from '../../runtime/offset-clock.ts';
import type { Clock } from '../../usecases/ports/time.ts';
import { realClock } from '../core.ts';

/** The time of a Lambda: the real one, or the sandbox's, which may have been moved since the last call. */
export interface StageClock extends Clock {
  /** Before each call: reads what the sandbox's time is now. It never fails. */
  look(): Promise<void>;
}

const unmoved: StageClock = { now: realClock.now, look: async () => undefined };

/**
 * A sandbox's functions are many processes, and once a move of the time is answered none may go by the old one: so each
 * call reads it, strongly. That is one read a call where there is a sandbox, and nothing elsewhere.
 */
export const stageClock = (table: Table, sandbox: boolean): StageClock => {
  if (!sandbox) return unmoved;
  const clock = offsetClock(0);
  return {
    now: clock.now,
    look: async () => {
      // Without the table the call itself will fail, and say so.
      const kept = await keptTime(table).catch(() => undefined);
      if (kept) clock.setOffset(kept.offsetMs);
    },
  };
};
