import { lazyRecord } from '../../adapters/payments/lazy-gateway.ts';
import { simulatedRecord } from '../../adapters/payments/simulated-record.ts';
import { storedIntents } from '../../adapters/payments/stripe-intents.ts';
import type { GatewayRecord } from '../../usecases/ports/money-record.ts';
import type { KeylessCore } from './core.ts';

/** A page of 100 takes Stripe some 0.3 s: an hour of 1,000 charges is read within one run. */
const STRIPE_HOURS = 1;

/** What the gateway of this process says it did. */
export const gatewayRecord = ({
  table,
  clock,
  stripeKey,
}: Pick<KeylessCore, 'table' | 'clock' | 'stripeKey'>): GatewayRecord =>
  stripeKey
    ? lazyRecord(STRIPE_HOURS, async () => {
        const { openStripeRecord } = await import('../../adapters/payments/stripe-record.ts');
        return openStripeRecord({ secretKey: await stripeKey() }, storedIntents(table, clock));
      })
    : simulatedRecord(table);
