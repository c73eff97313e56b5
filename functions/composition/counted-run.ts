import type { ScheduleName } from '../contract/schedules.ts';
import { noMeter } from '../usecases/ports/metrics.ts';
import type { KeylessCore } from './core.ts';

/** A run of a schedule, counted by whether it failed; one that did not is noted for the health. */
export const countedRun =
  <A extends readonly unknown[], R>(
    schedule: ScheduleName,
    run: (...args: A) => Promise<R>,
    { clock, health, meter = noMeter }: Pick<KeylessCore, 'clock' | 'health' | 'meter'>,
  ) =>
  async (...args: A): Promise<R> => {
    const count = (outcome: string): void => meter.count('schedule_runs_total', { schedule, outcome });
    try {
      const answer = await run(...args);
      count('done');
      // What the run did is done, noted or not.
      await health?.ran(schedule, clock.now()).catch(() => undefined);
      return answer;
    } catch (error) {
      count('failed');
      throw error;
    }
  };
