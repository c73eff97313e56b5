import { limits } from '../../contract/route.ts';
import { epochMillis } from '../../domain/calendar/instant.ts';
import type { RateLimits } from '../../usecases/ports/gate.ts';
import type { Clock } from '../../usecases/ports/time.ts';
import { subjectsOf } from '../dynamo/limits/rate-limit-subject.ts';
import { type Counts, estimate, MINUTE_MS, secondsUntilAdmitted, slotOf } from '../dynamo/limits/rate-limit-window.ts';
import { recent } from './recent.ts';

const REMEMBERED = 10_000;

/**
 * Sliding windows in the memory of one container, for what has no table: it counts the calls that this container saw,
 * which is enough to report the remaining calls and to stop a caller that tries every route.
 */
export const containerLimits = (clock: Clock): RateLimits => {
  const windows = recent<{ readonly minute: number; readonly counts: Counts }>(REMEMBERED);

  const countsAt = (key: string, minute: number): Counts => {
    const known = windows.get(key);
    if (known?.minute === minute) return known.counts;
    return { current: 0, previous: known?.minute === minute - 1 ? known.counts.current : 0 };
  };

  return {
    take: async ({ limitClass, subject }) => {
      const nowMs = epochMillis(clock.now());
      const minute = slotOf(nowMs);
      const key = `${limitClass}#${subjectsOf(limitClass, subject).join(' ')}`;
      const limit = limits[limitClass];
      const before = countsAt(key, minute);
      const counts = { ...before, current: before.current + 1 };
      const remaining = limit - estimate(counts, limit, nowMs);
      if (remaining < 0) {
        return { allowed: false, limit, remaining: 0, resetSeconds: secondsUntilAdmitted(before, limit, nowMs) };
      }
      windows.set(key, { minute, counts });
      const resetSeconds = Math.max(1, Math.ceil(((minute + 1) * MINUTE_MS - nowMs) / 1000));
      return { allowed: true, limit, remaining: Math.floor(remaining), resetSeconds };
    },
  };
};
