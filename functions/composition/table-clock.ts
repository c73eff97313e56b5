import { advanceTime, keptTime } from '../adapters/dynamo/sandbox/sandbox-clock.ts';
import type { ScheduleName } from '../contract/schedules.ts';
import { epochMillis } from '../domain/calendar/instant.ts';
import { isDue, scheduleNames } from '../usecases/operating/due-schedules.ts';
import { targetMs } from '../usecases/operating/move-clock.ts';
import type { RunSummary, SandboxClock } from '../usecases/ports/clock.ts';
import type { KeylessCore } from './core.ts';
import type { StageClock } from './on-lambda/stage-clock.ts';
import { composeSchedules } from './schedules.ts';

/**
 * Real milliseconds each schedule may take when the time is moved: the caller waits behind API Gateway, 29 s for
 * all of them. What is left is the next rule's, or the next move's.
 */
const budgetsMs = { expiry: 6000, deliveries: 3000, completion: 6000, reconciliation: 1500, cleanup: 1500 } as const;

/** The time of a deployed sandbox, kept in the table, where every function reads it. */
export const tableClock = (core: KeylessCore & { readonly clock: StageClock }): SandboxClock => {
  const { table, clock } = core;
  const work = composeSchedules(core, budgetsMs);

  return {
    now: () => clock.now(),
    move: async (step) => {
      const beforeMs = epochMillis(clock.now());
      const toMs = targetMs(step, beforeMs);
      if (toMs < beforeMs) return undefined;
      const { offsetMs, lastRunMs } = await keptTime(table);
      const due = scheduleNames.filter((name) => isDue(name, toMs - (lastRunMs[name] ?? beforeMs)));
      const runs = scheduleNames.map((name) => [name, due.includes(name) ? toMs : (lastRunMs[name] ?? beforeMs)]);
      const moved = await advanceTime(table, {
        // Not less than what is kept, however long this took: a move by nothing is one.
        offsetMs: Math.max(offsetMs, toMs - Date.now()),
        lastRunMs: Object.fromEntries(runs) as Record<ScheduleName, number>,
      });
      if (!moved) return undefined;
      await clock.look();
      const ran: Partial<Record<ScheduleName, RunSummary>> = {};
      for (const name of due) ran[name] = await work[name]();
      return ran;
    },
  };
};
