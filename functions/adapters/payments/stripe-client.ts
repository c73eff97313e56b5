import Stripe from 'stripe';

export interface StripeAccess {
  /** `sk_test_…` or `sk_live_…`. */
  readonly secretKey: string;
  /** Another address than Stripe's own: of a double, in tests. */
  readonly address?: { readonly host: string; readonly port: number; readonly protocol: 'http' | 'https' };
}

/** One try; the three tries of a charge then fit into the time that API Gateway waits. */
const TRY_MS = 7000;

/** Our own tries and keys go with every call, so the library makes none of its own. */
export const stripeClient = ({ secretKey, address }: StripeAccess): Stripe =>
  new Stripe(secretKey, { maxNetworkRetries: 0, timeout: TRY_MS, telemetry: false, ...address });
