import type { LambdaEnv } from '../../runtime/env.ts';
import type { KeylessCore } from '../core.ts';
import { secretLines } from './secret-lines.ts';

/**
 * Stripe's keys, out of a secret of two lines: `sk_…` (or `rk_…`), and `whsec_…` of the webhook's endpoint. It is read
 * by the first payment. A stage that takes real money and has no key there charges nothing: the gateway is away.
 */
export const stripeOf = ({
  GATEWAY,
  STRIPE_SECRET: id,
  STRIPE_PUBLISHABLE_KEY: publishableKey,
  STRIPE_SCRIPT: script,
}: LambdaEnv): Pick<KeylessCore, 'stripeKey' | 'stripeWebhook' | 'cardForm'> => {
  if (GATEWAY === 'sandbox') return {};
  let reading: Promise<string[]> | undefined;
  const lines = async (): Promise<string[]> => {
    if (id === undefined) throw new Error('STRIPE_SECRET is not set.');
    reading ??= secretLines(id);
    try {
      return await reading;
    } catch (error) {
      reading = undefined;
      throw error;
    }
  };
  return {
    ...(publishableKey !== undefined && { cardForm: { publishableKey, script } }),
    stripeKey: async () => {
      const key = (await lines()).find((line) => /^[sr]k_(test|live)_/.test(line));
      // A key put there meanwhile is found by the next payment.
      reading = key === undefined ? undefined : reading;
      if (key === undefined) throw new Error(`The secret ${id} holds no key of Stripe.`);
      return key;
    },
    stripeWebhook: async () => (await lines()).find((line) => line.startsWith('whsec_')),
  };
};
