import { lazyRecord } from '../adapters/payments/lazy-gateway.ts';
import { storedIntents } from '../adapters/payments/stripe-intents.ts';
import type { GatewayRecord } from '../usecases/ports/money-record.ts';
import type { KeylessCore } from './core.ts';

/** A page of 100 takes Stripe some 0.3 s: an hour of 1,000 charges is read within one run. */
const STRIPE_HOURS = 1;

type Parts = Pick<KeylessCore, 'table' | 'clock' | 'stripeAddress'>;

/** What Stripe says it did; its client is loaded when it is first asked. */
export const stripeRecord = (
  { table, clock, stripeAddress: address }: Parts,
  key: () => Promise<string>,
): GatewayRecord =>
  lazyRecord(STRIPE_HOURS, async () => {
    const { openStripeRecord } = await import('../adapters/payments/stripe-record.ts');
    return openStripeRecord({ secretKey: await key(), ...(address && { address }) }, storedIntents(table, clock));
  });
