import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { InTime, RunSummary, ScheduledWork } from '../../functions/usecases/ports/clock.ts';
import { scheduleRunner } from '../../local/schedules.ts';

const idle = async (): Promise<RunSummary> => ({});

describe('a move of the clock with more due than a call can wait for', () => {
  it('is answered in time, and what is left is done right after without another move', async () => {
    const backlog = Array.from({ length: 40 }, (_, number) => number);
    const expiry = async (inTime: InTime = () => true): Promise<RunSummary> => {
      let done = 0;
      for (; backlog.length > 0 && inTime(); done += 1) {
        backlog.pop();
        await sleep(10);
      }
      return { done };
    };
    const work: ScheduledWork = {
      expiry,
      deliveries: idle,
      completion: idle,
      reconciliation: idle,
      verification: idle,
      outbox: idle,
      cleanup: idle,
    };
    const failures: unknown[] = [];
    const runner = scheduleRunner(
      work,
      { now: () => '2027-03-01T12:00:00.000Z' },
      (_schedule, error) => failures.push(error),
      { expiry: 100 },
    );

    const ran = await runner.runDue();
    expect(ran.expiry?.['done']).toBeLessThan(40);
    expect(backlog.length).toBeGreaterThan(0);
    await expect.poll(() => backlog.length, { timeout: 5000 }).toBe(0);
    await runner.stop();
    expect(failures).toEqual([]);
  });
});
