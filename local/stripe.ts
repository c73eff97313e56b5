import type { KeylessCore } from '../functions/composition/core.ts';
import { stripeScript } from '../functions/contract/stripe.ts';

/** A run's settings of Stripe, from its environment; sent to the workers as a message. */
export interface StripeSettings {
  /** The secret key of Stripe's test mode; without one the sandbox's gateway takes the money. */
  readonly key: string | undefined;
  /** What Stripe signs its webhooks with. */
  readonly webhook: string | undefined;
  /** The address of Stripe's API, if a fake replaces it. */
  readonly api: string | undefined;
  /** The key of Stripe's form in the browser, and the script that shows it. */
  readonly publishableKey: string | undefined;
  readonly script: string;
}

export const readStripe = (env: NodeJS.ProcessEnv): StripeSettings => ({
  key: env['STRIPE_SECRET_KEY'] || undefined,
  webhook: env['STRIPE_WEBHOOK_SECRET'] || undefined,
  api: env['STRIPE_API'] || undefined,
  publishableKey: env['STRIPE_PUBLISHABLE_KEY'] || undefined,
  script: env['STRIPE_SCRIPT'] || stripeScript,
});

const addressOf = (api: string): NonNullable<KeylessCore['stripeAddress']> => {
  const { hostname: host, port, protocol } = new URL(api);
  return { host, port: Number(port), protocol: protocol === 'http:' ? 'http' : 'https' };
};

/** The parts of the core that make Stripe the gateway; none where there is no key. */
export const stripeParts = ({
  key,
  webhook,
  api,
  publishableKey,
  script,
}: StripeSettings): Pick<KeylessCore, 'stripeKey' | 'stripeWebhook' | 'stripeAddress' | 'cardForm'> =>
  key === undefined
    ? {}
    : {
        stripeKey: async () => key,
        ...(webhook !== undefined && { stripeWebhook: async () => webhook }),
        ...(api !== undefined && { stripeAddress: addressOf(api) }),
        ...(publishableKey !== undefined && { cardForm: { publishableKey, script } }),
      };
