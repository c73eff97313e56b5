import type { PaymentGateway } from '../../usecases/ports/gateway.ts';

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
