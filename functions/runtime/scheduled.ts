import type { ScheduleName } from '../contract/schedules.ts';
import type { RunSummary } from '../usecases/ports/clock.ts';
import type { Core } from './composition/core.ts';
import { lambdaCore } from './lambda-core.ts';
import { logToStdout } from './log.ts';

/** The handler of a schedule on AWS: one run, one line of what it did. A run that fails is the next one's to catch up. */
export const scheduled = async (schedule: ScheduleName, compose: (core: Core) => () => Promise<RunSummary>) => {
  const run = compose(await lambdaCore({ signs: false }));
  return async (): Promise<RunSummary> => {
    const startedAt = performance.now();
    const counts = await run();
    logToStdout({ level: 'info', schedule, ms: Math.round(performance.now() - startedAt), counts });
    return counts;
  };
};
