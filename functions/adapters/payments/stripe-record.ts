import type Stripe from 'stripe';
import type { Movement } from '../../domain/booking/money-audit.ts';
import { epochMillis, type Instant, instantOf } from '../../domain/calendar/instant.ts';
import type { GatewayRecord } from '../../usecases/ports/money-record.ts';
import { minorOf } from './stripe-amounts.ts';
import { type StripeAccess, stripeClient } from './stripe-client.ts';
import type { Intents } from './stripe-intents.ts';

/** Stripe's longest page. */
const PAGE = 100;

type Stated = Pick<Stripe.PaymentIntent | Stripe.Refund, 'id' | 'amount' | 'currency' | 'created'>;

const movementOf = (
  of: Stated,
  kind: Movement['kind'],
  key: string | undefined,
  state: Movement['state'],
): Movement => {
  const currency = of.currency.toUpperCase();
  const at = instantOf(of.created * 1000);
  return { id: of.id, kind, key: key ?? null, amount: minorOf(of.amount, currency), currency, state, at };
};

/** Only what succeeded is a charge: until then no money has moved. */
const chargeOf = (intent: Stripe.PaymentIntent): Movement[] =>
  intent.status === 'succeeded' ? [movementOf(intent, 'charge', intent.metadata['key'], 'succeeded')] : [];

const refundState = (status: string | null): Movement['state'] => {
  if (status === 'succeeded') return 'succeeded';
  return status === 'failed' || status === 'canceled' ? 'failed' : 'pending';
};
const refundOf = (refund: Stripe.Refund): Movement =>
  movementOf(refund, 'refund', refund.metadata?.['key'], refundState(refund.status));

/** The record of the account with that key. An account that sells other things too has charges that bear no key of ours. */
export const openStripeRecord = (access: StripeAccess, intents: Intents): Omit<GatewayRecord, 'hoursAtOnce'> => {
  const stripe = stripeClient(access);
  const underCharge = async (key: string): Promise<Movement[]> => {
    const standing = await intents.find(key);
    if (standing === undefined || standing === 'voided') return [];
    const { intent } = standing;
    const found = chargeOf(await stripe.paymentIntents.retrieve(intent));
    for await (const refund of stripe.refunds.list({ payment_intent: intent, limit: PAGE }))
      found.push(refundOf(refund));
    return found;
  };
  return {
    async *movements(from: Instant, to: Instant) {
      const created = { gte: Math.floor(epochMillis(from) / 1000), lt: Math.ceil(epochMillis(to) / 1000) };
      for await (const intent of stripe.paymentIntents.list({ created, limit: PAGE })) yield* chargeOf(intent);
      for await (const refund of stripe.refunds.list({ created, limit: PAGE })) yield refundOf(refund);
    },
    under: async ({ charges }) => (await Promise.all(charges.map(underCharge))).flat(),
  };
};
