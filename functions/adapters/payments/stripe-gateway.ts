import Stripe from 'stripe';
import type {
  ChargeAnswer,
  ChargeOrder,
  ChargeState,
  PaymentGateway,
  RefundAnswer,
  RefundOrder,
  VoidAnswer,
} from '../../usecases/ports/gateway.ts';
import { stripeAmount } from './stripe-amounts.ts';
import { type StripeAccess, stripeClient } from './stripe-client.ts';
import type { Intents, Standing } from './stripe-intents.ts';

const { StripeCardError, StripeInvalidRequestError } = Stripe.errors;

/** Stripe has said no for good: to the card, or to a payment method that it does not know. */
const isDecline = (error: unknown): boolean =>
  error instanceof StripeCardError ||
  (error instanceof StripeInvalidRequestError && error.param === 'payment_method' && error.statusCode !== 409);

/** Less than Stripe ever charges, such as 0 if points pay all that is due now: asked again, it says the same. */
const isTooSmall = (error: unknown): boolean =>
  error instanceof StripeInvalidRequestError && (error.code === 'amount_too_small' || error.param === 'amount');

const isWrongState = (error: unknown): boolean =>
  error instanceof StripeInvalidRequestError && error.code === 'payment_intent_unexpected_state';

/** What became of a PaymentIntent. One that asks the guest for more can never be charged without them: a decline. */
const stateOf = (intent: Stripe.PaymentIntent): ChargeState => {
  switch (intent.status) {
    case 'succeeded':
      return 'succeeded';
    case 'canceled':
      return intent.last_payment_error ? 'declined' : 'voided';
    case 'requires_payment_method':
      return intent.last_payment_error ? 'declined' : 'none';
    case 'requires_action':
      return 'declined';
    case 'requires_confirmation':
      return 'none';
    default:
      // `processing`: Stripe itself waits for the bank; `requires_capture`: never ours.
      return 'away';
  }
};

/** The gateway of the account with that key. */
export const openStripe = (access: StripeAccess, intents: Intents): PaymentGateway =>
  stripeGateway(stripeClient(access), intents);

/**
 * Stripe as the payment gateway. A charge is a PaymentIntent in two calls: it is made, its id is kept under our key, and
 * only then it is confirmed; so what may have been charged can always be looked up by id (rule 12). Both calls carry
 * idempotency keys made of ours.
 */
const stripeGateway = (stripe: Stripe, intents: Intents): PaymentGateway => {
  const intentFor = async (order: ChargeOrder, amount: number): Promise<Standing> => {
    const standing = await intents.find(order.key);
    if (standing !== undefined) return standing;
    const intent = await stripe.paymentIntents.create(
      {
        amount,
        currency: order.currency.toLowerCase(),
        automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
        metadata: { key: order.key },
      },
      { idempotencyKey: `${order.key}:create` },
    );
    return intents.settleOn(order.key, { intent: intent.id });
  };

  const retrieve = async (id: string): Promise<ChargeState> => stateOf(await stripe.paymentIntents.retrieve(id));

  const confirm = async (id: string, { key, method }: ChargeOrder): Promise<ChargeAnswer> => {
    try {
      const confirmed = await stripe.paymentIntents.confirm(
        id,
        { payment_method: method, error_on_requires_action: true },
        { idempotencyKey: `${key}:confirm` },
      );
      const state = stateOf(confirmed);
      return state === 'succeeded' || state === 'declined' ? state : 'unknown';
    } catch (error) {
      return isDecline(error) ? 'declined' : 'unknown';
    }
  };

  const charge = async (order: ChargeOrder): Promise<ChargeAnswer> => {
    const amount = stripeAmount(order.amount, order.currency);
    if (amount === undefined) return 'declined';
    let standing: Standing;
    try {
      standing = await intentFor(order, amount);
    } catch (error) {
      // Nothing is confirmed yet, so nothing can be charged.
      return isTooSmall(error) ? 'declined' : 'away';
    }
    return standing === 'voided' ? 'unknown' : confirm(standing.intent, order);
  };

  const lookUp = async (key: string): Promise<ChargeState> => {
    const standing = await intents.find(key);
    if (standing === undefined) return 'none';
    return standing === 'voided' ? 'voided' : retrieve(standing.intent);
  };

  const cancel = async (id: string, key: string): Promise<VoidAnswer> => {
    try {
      const before = await retrieve(id);
      if (before === 'succeeded' || before === 'voided') return before;
      await stripe.paymentIntents.cancel(id, {}, { idempotencyKey: `${key}:cancel` });
      return before === 'declined' ? 'declined' : 'voided';
    } catch (error) {
      if (!isWrongState(error)) throw error;
      // It was charged, or cancelled, in between.
      const state = await retrieve(id);
      return state === 'none' ? 'away' : state;
    }
  };

  const voidKey = async (key: string): Promise<VoidAnswer> => {
    const standing = await intents.settleOn(key, 'voided');
    return standing === 'voided' ? 'voided' : cancel(standing.intent, key);
  };

  const refund = async ({ key, chargeKey, amount, currency }: RefundOrder): Promise<RefundAnswer> => {
    const charged = await intents.find(chargeKey);
    const wanted = stripeAmount(amount, currency);
    if (charged === undefined || charged === 'voided' || wanted === undefined) return 'failed';
    const made = await stripe.refunds.list({ payment_intent: charged.intent, limit: 100 });
    const own = made.data.filter(({ metadata }) => metadata?.['key'] === key);
    const failed = own.filter(({ status }) => status === 'failed' || status === 'canceled');
    if (own.length > failed.length) return 'succeeded';
    const given = await stripe.refunds.create(
      { payment_intent: charged.intent, amount: wanted, metadata: { key } },
      // A key answers its first outcome again; a refund that failed is asked for anew.
      { idempotencyKey: `${key}:${failed.length}` },
    );
    return given.status === 'failed' || given.status === 'canceled' ? 'failed' : 'succeeded';
  };

  /** The port never throws: whatever else goes wrong, the gateway is one that cannot be reached now. */
  const orAway = async <T>(work: Promise<T>): Promise<T | 'away'> => {
    try {
      return await work;
    } catch {
      return 'away';
    }
  };
  return {
    charge: (order) => orAway(charge(order)),
    lookUp: (key) => orAway(lookUp(key)),
    void: (key) => orAway(voidKey(key)),
    refund: async (order) => {
      try {
        return await refund(order);
      } catch (error) {
        return error instanceof StripeInvalidRequestError ? 'failed' : 'away';
      }
    },
  };
};
