import type { Faults } from '../../usecases/ports/faults.ts';
import type { PaymentGateway } from '../../usecases/ports/gateway.ts';
import type { Delay } from '../../usecases/ports/time.ts';

const SLOW_MS = 1500;

/** A gateway that is away or slow as the sandbox says. */
export const faultyGateway = (gateway: PaymentGateway, faults: Faults, delay: Delay): PaymentGateway => {
  const met = async <T>(work: () => Promise<T>): Promise<T | 'away'> => {
    const fault = await faults.of('payments');
    if (fault === 'down') return 'away';
    if (fault === 'slow') await delay.sleep(SLOW_MS);
    return work();
  };
  return {
    charge: (order) => met(() => gateway.charge(order)),
    lookUp: (key) => met(() => gateway.lookUp(key)),
    void: (key) => met(() => gateway.void(key)),
    refund: (order) => met(() => gateway.refund(order)),
  };
};
