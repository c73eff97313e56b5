import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tableOf } from '../../../functions/adapters/dynamo/open-table.ts';
import { minorOf } from '../../../functions/adapters/payments/stripe-amounts.ts';
import { openStripe } from '../../../functions/adapters/payments/stripe-gateway.ts';
import { storedIntents } from '../../../functions/adapters/payments/stripe-intents.ts';
import { openStripeRecord } from '../../../functions/adapters/payments/stripe-record.ts';
import type { Movement } from '../../../functions/domain/booking/money-audit.ts';
import { instantOf } from '../../../functions/domain/calendar/instant.ts';
import type { PaymentGateway } from '../../../functions/usecases/ports/gateway.ts';
import { createTable } from '../../../local/table-definition.ts';
import { createMemoryDynamo } from '../../../memory-dynamodb/index.ts';
import { type StripeDouble, stripeDouble } from '../../support/stripe-double.ts';

describe('the record of Stripe', () => {
  let stripe: StripeDouble;
  let gateway: PaymentGateway;
  let record: ReturnType<typeof openStripeRecord>;
  beforeEach(async () => {
    stripe = await stripeDouble();
    const client = createMemoryDynamo().client();
    await createTable(client, 'record');
    const intents = storedIntents(tableOf(client, 'record'), { now: () => instantOf(Date.now()) });
    gateway = openStripe(stripe.access, intents);
    record = openStripeRecord(stripe.access, intents);
  });
  afterEach(() => stripe.stop());

  const charge = (key: string, method = 'pm_card_visa') =>
    gateway.charge({ key, amount: 5000, currency: 'EUR', method });
  const refund = (key: string, chargeKey: string) => gateway.refund({ key, chargeKey, amount: 2000, currency: 'EUR' });
  const listed = async (from: number, to: number): Promise<Movement[]> => {
    const found: Movement[] = [];
    for await (const movement of record.movements(instantOf(from), instantOf(to))) found.push(movement);
    return found;
  };
  const hour = 3_600_000;

  it('lists what was charged and given back, page by page, and nothing that was declined', async () => {
    for (let number = 1; number <= 105; number += 1) await charge(`b${number}:1`);
    await charge('b106:1', 'pm_card_chargeDeclined');
    await refund('b1:r:1', 'b1:1');
    const found = await listed(Date.now() - hour, Date.now() + hour);
    expect(found.filter(({ kind }) => kind === 'charge')).toHaveLength(105);
    const given = { kind: 'refund', key: 'b1:r:1', amount: 2000, currency: 'EUR', state: 'succeeded' };
    expect(found.filter(({ kind }) => kind === 'refund')).toMatchObject([given]);
    expect(stripe.asked.filter((line) => line === 'GET /v1/payment_intents')).toHaveLength(2);
  });

  it('lists nothing of another time', async () => {
    await charge('b:1');
    expect(await listed(Date.now() - 3 * hour, Date.now() - hour)).toEqual([]);
  });

  it('tells of a key what was charged, and every refund of it', async () => {
    await charge('b:1', 'pm_card_refundFail');
    await refund('b:r:1', 'b:1');
    await refund('b:r:1', 'b:1');
    expect(await record.under({ charges: ['b:1', 'b:2'], refunds: ['b:r:1'] })).toMatchObject([
      { kind: 'charge', key: 'b:1', amount: 5000 },
      { kind: 'refund', key: 'b:r:1', state: 'succeeded' },
      { kind: 'refund', key: 'b:r:1', state: 'failed' },
    ]);
  });

  it('that cannot be read says so, and does not look empty', async () => {
    stripe.fail('GET /v1/payment_intents', 'http-500');
    await expect(listed(0, Date.now())).rejects.toThrow('down');
  });

  it.each([
    [12_345, 'EUR', 12_345],
    [500, 'JPY', 500],
    [50_000, 'ISK', 500],
    [123, 'MGA', 12_300],
    [1250, 'KWD', 1250],
  ])('tells %i of %s as %i minor units', (told, currency, minor) => {
    expect(minorOf(told, currency)).toBe(minor);
  });
});
