import type { Table } from '../functions/adapters/dynamo/table.ts';
import type { Meter } from '../functions/usecases/ports/metrics.ts';

/**
 * Watches how many calls of the table are under way at once.
 * @returns writes the most there have been since the last time to the meter
 */
export const watchTableCalls = ({ client }: Table, meter: Meter): (() => Promise<void>) => {
  let active = 0;
  let most = 0;
  client.middlewareStack.add(
    (next) => async (args) => {
      active += 1;
      most = Math.max(most, active);
      try {
        return await next(args);
      } finally {
        active -= 1;
      }
    },
    { step: 'initialize', name: 'watchTableCalls', override: true },
  );
  return async () => {
    meter.gauge('table_calls_active', {}, most);
    most = active;
  };
};
