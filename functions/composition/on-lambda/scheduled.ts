import type { ScheduleName } from '../../contract/schedules.ts';
import { lambdaEnv } from '../../runtime/env.ts';
import { logToStdout } from '../../runtime/log.ts';
import type { RunSummary } from '../../usecases/ports/clock.ts';
import { inTrace, traceOf } from '../../usecases/ports/trace.ts';
import type { KeylessCore } from '../core.ts';
import { countedRun } from '../counted-run.ts';
import { keylessCore } from './keyless-core.ts';
import { withHealth } from './with-health.ts';

/** The handler of a schedule on AWS: one run, one line of what it did. A run that fails is the next one's to catch up. */
export const scheduled = (schedule: ScheduleName, compose: (core: KeylessCore) => () => Promise<RunSummary>) => {
  const core = withHealth(keylessCore(lambdaEnv()));
  const run = countedRun(schedule, compose(core), core);
  const once = async (): Promise<RunSummary> => {
    await core.clock.look();
    const startedAt = performance.now();
    const counts = await run().finally(core.meter.flush);
    const durationMs = Math.round(performance.now() - startedAt);
    logToStdout({ level: 'info', message: `The schedule ${schedule} ran.`, schedule, durationMs, counts });
    return counts;
  };
  return (): Promise<RunSummary> => inTrace({ ...traceOf(), service: schedule }, once);
};
