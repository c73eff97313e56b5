import type { Meter } from '../functions/usecases/ports/metrics.ts';
import type { QueueAdmin } from '../functions/usecases/ports/queues.ts';

/** Writes how each queue is to the meter. */
export const queueMetrics = (queues: QueueAdmin, meter: Meter) => async (): Promise<void> => {
  for (const { name: queue, depth, oldestAgeSeconds, deadLetters } of await queues.list()) {
    meter.gauge('queue_depth', { queue }, depth);
    meter.gauge('queue_oldest_age_seconds', { queue }, oldestAgeSeconds ?? 0);
    meter.gauge('dead_letters', { queue }, deadLetters);
  }
};
