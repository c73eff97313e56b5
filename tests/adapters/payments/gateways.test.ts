import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tableOf } from '../../../functions/adapters/dynamo/open-table.ts';
import { simulatedGateway } from '../../../functions/adapters/payments/simulated-gateway.ts';
import { stripeAmount } from '../../../functions/adapters/payments/stripe-amounts.ts';
import { openStripe } from '../../../functions/adapters/payments/stripe-gateway.ts';
import { storedIntents } from '../../../functions/adapters/payments/stripe-intents.ts';
import type { PaymentGateway } from '../../../functions/usecases/ports/gateway.ts';
import { createTable } from '../../../local/table-definition.ts';
import { createMemoryDynamo } from '../../../memory-dynamodb/index.ts';
import { describeGateway } from '../../support/gateway-contract.ts';
import { type StripeDouble, stripeDouble } from '../../support/stripe-double.ts';

const clock = { now: () => '2027-03-01T12:00:00.000Z' };
const delay = { sleep: async () => undefined, random: Math.random };
const freshTable = async () => {
  const client = createMemoryDynamo().client();
  await createTable(client, 'payments');
  return tableOf(client, 'payments');
};

describeGateway('of the sandbox', async () => {
  const table = await freshTable();
  const sum = async (of: 'charges' | 'refunds'): Promise<number> => {
    const { Items = [] } = await table.client.send(new ScanCommand({ TableName: table.name }));
    return Items.filter((item) => item['state'] === 'succeeded')
      .filter((item) => String(item['pk']).includes(':r:') === (of === 'refunds'))
      .reduce((total, item) => total + Number(item['amount']), 0);
  };
  return {
    gateway: simulatedGateway(table, clock, delay),
    pays: 'tok_visa',
    declines: 'tok_declined',
    failsFirstRefund: 'tok_refund_fails',
    charged: () => sum('charges'),
    refunded: () => sum('refunds'),
  };
});

let double: StripeDouble | undefined;
afterEach(() => double?.stop());
const stripeAccount = async () => {
  double = await stripeDouble();
  const gateway = openStripe(double.access, storedIntents(await freshTable(), clock));
  return { double, gateway };
};

describeGateway('of Stripe', async () => {
  const { double: stripe, gateway } = await stripeAccount();
  return {
    gateway,
    pays: 'pm_card_visa',
    declines: 'pm_card_chargeDeclined',
    failsFirstRefund: 'pm_card_refundFail',
    charged: stripe.charged,
    refunded: stripe.refunded,
  };
});

describe('the payment gateway of Stripe, when things go wrong', () => {
  let stripe: StripeDouble;
  let gateway: PaymentGateway;
  beforeEach(async () => {
    ({ double: stripe, gateway } = await stripeAccount());
  });
  const order = { key: 'b:1', amount: 5000, currency: 'EUR', method: 'pm_card_visa' };

  it('keeps the id of the PaymentIntent before it is confirmed', async () => {
    stripe.fail('/confirm', 'refused');
    expect(await gateway.charge(order)).toBe('unknown');
    expect(await gateway.lookUp('b:1')).toBe('none');
    expect(stripe.asked.at(-1)).toBe('GET /v1/payment_intents/pi_1');
    expect(await gateway.charge(order)).toBe('succeeded');
    expect(stripe.intents()).toHaveLength(1);
  });

  it.each([0, 49])('declines a charge of %s cents, which Stripe takes from no card', async (amount) => {
    expect(await gateway.charge({ ...order, amount })).toBe('declined');
    expect(await gateway.lookUp('b:1')).toBe('none');
    expect(stripe.charged()).toBe(0);
  });

  it('finds by look-up the charge whose answer was lost', async () => {
    stripe.fail('/confirm', 'lost');
    expect(await gateway.charge(order)).toBe('unknown');
    expect(await gateway.lookUp('b:1')).toBe('succeeded');
    expect(stripe.charged()).toBe(5000);
  });

  it('finds it by id even when Stripe has forgotten the keys', async () => {
    stripe.fail('/confirm', 'lost');
    await gateway.charge(order);
    stripe.forgetKeys();
    expect(await gateway.lookUp('b:1')).toBe('succeeded');
    await gateway.charge(order);
    expect(stripe.charged()).toBe(5000);
  });

  it('makes no second PaymentIntent where the answer to the first was lost', async () => {
    stripe.fail('/v1/payment_intents', 'lost');
    expect(await gateway.charge(order)).toBe('away');
    expect(await gateway.charge(order)).toBe('succeeded');
    expect(stripe.intents()).toHaveLength(1);
  });

  it.each(['refused', 'http-500', 'http-429'] as const)(
    'is away where no PaymentIntent can be made: %s',
    async (fault) => {
      stripe.fail('/v1/payment_intents', fault);
      expect(await gateway.charge(order)).toBe('away');
      expect(stripe.charged()).toBe(0);
    },
  );

  it.each(['refused', 'http-500', 'http-429'] as const)(
    'is unsure where a confirmation goes wrong: %s',
    async (fault) => {
      stripe.fail('/confirm', fault);
      expect(await gateway.charge(order)).toBe('unknown');
    },
  );

  it('declines a card that asks for the guest, and charges nothing', async () => {
    expect(await gateway.charge({ ...order, method: 'pm_card_authenticationRequired' })).toBe('declined');
    expect(stripe.charged()).toBe(0);
  });

  it('gives back once though the answer was lost, keys forgotten and all', async () => {
    await gateway.charge(order);
    stripe.fail('/v1/refunds', 'lost');
    const refund = { key: 'b:r:1', chargeKey: 'b:1', amount: 2000, currency: 'EUR' };
    // The list of refunds is asked first, and it is the one that is lost here; then the refund itself.
    expect(await gateway.refund(refund)).toBe('away');
    stripe.fail('POST /v1/refunds', 'lost');
    expect(await gateway.refund(refund)).toBe('away');
    stripe.forgetKeys();
    expect(await gateway.refund(refund)).toBe('succeeded');
    expect(stripe.refunded()).toBe(2000);
  });

  it('is away to a key that Stripe does not take', async () => {
    const wrong = { ...stripe.access, secretKey: 'sk_test_another' };
    const refused = openStripe(wrong, storedIntents(await freshTable(), clock));
    expect(await refused.charge(order)).toBe('away');
  });
});

describe('the amount that Stripe takes', () => {
  it.each([
    [12_345, 'EUR', 12_345],
    [500, 'JPY', 500],
    [500, 'ISK', 50_000],
    [500, 'UGX', 50_000],
    [12_300, 'MGA', 123],
    [12_345, 'MGA', undefined],
    [1250, 'KWD', 1250],
    [1255, 'KWD', undefined],
  ])('of %i minor units of %s is %s', (minor, currency, amount) => {
    expect(stripeAmount(minor, currency)).toBe(amount);
  });

  it('of money that it cannot say exactly is none: the card is declined, nothing rounded', async () => {
    const { double: stripe, gateway } = await stripeAccount();
    const charged = gateway.charge({ key: 'b:1', amount: 1255, currency: 'KWD', method: 'pm_card_visa' });
    expect(await charged).toBe('declined');
    expect(stripe.asked).toEqual([]);
  });
});
