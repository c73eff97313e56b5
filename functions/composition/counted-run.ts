import type { ScheduleName } from '../contract/schedules.ts';
import { type Meter, noMeter } from '../usecases/ports/metrics.ts';

/** A run of a schedule, counted by whether it failed. */
export const countedRun =
  <A extends readonly unknown[], R>(schedule: ScheduleName, run: (...args: A) => Promise<R>, meter: Meter = noMeter) =>
  async (...args: A): Promise<R> => {
    const count = (outcome: string): void => meter.count('schedule_runs_total', { schedule, outcome });
    try {
      const answer = await run(...args);
      count('done');
      return answer;
    } catch (error) {
      count('failed');
      throw error;
    }
  };
