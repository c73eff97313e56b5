import { setTime } from '../functions/adapters/dynamo/sandbox/sandbox-clock.ts';
import type { Table } from '../functions/adapters/dynamo/table.ts';
import { epochMillis } from '../functions/domain/calendar/instant.ts';
import type { OffsetClock } from '../functions/runtime/offset-clock.ts';
import { targetMs } from '../functions/usecases/operating/move-clock.ts';
import type { SandboxClock } from '../functions/usecases/ports/clock.ts';
import type { ScheduleRunner } from './schedules.ts';

/**
 * The clock of the process that leads. A move is written to the table first, then known to every process, and only then
 * the schedules run, so that nothing uses the old time once the move is answered.
 * @param notifyOthers resolves when every other process uses the new offset
 */
export const leadingClock = (
  clock: OffsetClock,
  table: Table,
  runner: Pick<ScheduleRunner, 'runDue'>,
  notifyOthers: (offset: number) => Promise<void>,
): SandboxClock => {
  let last: Promise<unknown> = Promise.resolve();
  const move: SandboxClock['move'] = async (step) => {
    const now = epochMillis(clock.now());
    const target = targetMs(step, now);
    if (target < now) return undefined;
    const offset = target - Date.now();
    await setTime(table, { offsetMs: offset, lastRunMs: {} });
    clock.setOffset(offset);
    await notifyOthers(offset);
    return await runner.runDue();
  };
  return {
    now: () => clock.now(),
    move: (step) => {
      // One move at a time: two at once would leave the processes with different times.
      const mine = last.then(() => move(step));
      last = mine.catch(() => undefined);
      return mine;
    },
  };
};
