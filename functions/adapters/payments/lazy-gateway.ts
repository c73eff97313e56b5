import type { PaymentGateway } from '../../usecases/ports/gateway.ts';
import type { GatewayRecord } from '../../usecases/ports/money-record.ts';

/**
 * A gateway that is opened when it is first asked: its client loads and its key is read by the guest who pays, not by
 * each who waits for a cold start. One that cannot be opened is away, and the next call tries again.
 */
export const lazyGateway = (open: () => Promise<PaymentGateway>): PaymentGateway => {
  let opening: Promise<PaymentGateway> | undefined;
  const opened = async (): Promise<PaymentGateway | undefined> => {
    opening ??= open();
    try {
      return await opening;
    } catch {
      opening = undefined;
      return undefined;
    }
  };
  return {
    charge: async (order) => (await opened())?.charge(order) ?? 'away',
    lookUp: async (key) => (await opened())?.lookUp(key) ?? 'away',
    void: async (key) => (await opened())?.void(key) ?? 'away',
    refund: async (order) => (await opened())?.refund(order) ?? 'away',
  };
};

/** A record that is opened when it is first read, likewise. */
export const lazyRecord = (
  hoursAtOnce: number,
  open: () => Promise<Omit<GatewayRecord, 'hoursAtOnce'>>,
): GatewayRecord => {
  let opening: ReturnType<typeof open> | undefined;
  const opened = async (): ReturnType<typeof open> => {
    opening ??= open();
    try {
      return await opening;
    } catch (error) {
      opening = undefined;
      throw error;
    }
  };
  return {
    hoursAtOnce,
    async *movements(from, to) {
      yield* (await opened()).movements(from, to);
    },
    under: async (keys) => (await opened()).under(keys),
  };
};
