import Stripe from 'stripe';
import type { GatewayNotice, GatewayNotices } from '../../usecases/ports/gateway.ts';

/** Seconds for which a signature is believed: a notice caught on its way is worth nothing after that. */
const TOLERANCE_S = 300;

/** The key an event is about; its word on what happened is not taken, only whom it names. */
const keyOf = (event: Stripe.Event): string | null => {
  switch (event.type) {
    case 'payment_intent.succeeded':
    case 'payment_intent.payment_failed':
    case 'charge.refund.updated':
    case 'refund.updated':
    case 'refund.failed':
      return event.data.object.metadata?.['key'] ?? null;
    default:
      return null;
  }
};

/**
 * Notices of Stripe, verified by its own library.
 * @param secret `whsec_…` of the endpoint, as Stripe shows it
 */
export const openStripeNotices = (secret: string): GatewayNotices => ({
  read: async (body, signature): Promise<GatewayNotice | undefined> => {
    if (signature === undefined) return undefined;
    try {
      // By real time, as Stripe signs by it, wherever the sandbox's clock is.
      return { key: keyOf(await Stripe.webhooks.constructEventAsync(body, signature, secret, TOLERANCE_S)) };
    } catch {
      return undefined;
    }
  },
});
