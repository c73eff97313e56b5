import type { HealthRecord, WatchedPart } from '../ports/health.ts';
import type { Clock } from '../ports/time.ts';

/**
 * Notes how the calls of this process to a part went: a change, and the first call that went well, as an earlier
 * process may have noted a failure. It never fails: the call matters, the note does not.
 */
export const noteHealth = (record: HealthRecord, clock: Clock, part: WatchedPart) => {
  let known: boolean | undefined;
  return async (worked: boolean): Promise<void> => {
    if (worked === known) return;
    const written = worked ? record.recovered(part) : record.failed(part, clock.now());
    known = await written.then(
      () => worked,
      () => undefined,
    );
  };
};
