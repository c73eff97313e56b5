import type { EventBus } from '../../usecases/ports/events.ts';
import type { Faults } from '../../usecases/ports/faults.ts';
import type { Delay } from '../../usecases/ports/time.ts';

const SLOW_MS = 1000;

/** A bus that is away or slow as the sandbox says. */
export const faultyBus =
  (faults: Faults, delay: Delay) =>
  (bus: EventBus): EventBus => ({
    publish: async (events) => {
      const fault = await faults.of('events');
      if (fault === 'down') throw new Error('the sandbox has the bus away');
      if (fault === 'slow') await delay.sleep(SLOW_MS);
      return bus.publish(events);
    },
  });
