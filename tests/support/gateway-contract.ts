import { beforeEach, describe, expect, it } from 'vitest';
import type { ChargeOrder, PaymentGateway } from '../../functions/usecases/ports/gateway.ts';

/** A gateway to be judged, with payment methods that behave, and its own record of what it took and gave. */
export interface GatewayUnderTest {
  readonly gateway: PaymentGateway;
  readonly pays: string;
  readonly declines: string;
  readonly failsFirstRefund: string;
  charged(): Promise<number> | number;
  refunded(): Promise<number> | number;
}

/** What every payment gateway behind the port does (rules 12 and 14), whatever is behind it. */
export const describeGateway = (name: string, open: () => Promise<GatewayUnderTest>): void => {
  describe(`the payment gateway ${name}`, () => {
    let it_: GatewayUnderTest;
    let gateway: PaymentGateway;
    beforeEach(async () => {
      it_ = await open();
      gateway = it_.gateway;
    });
    const order = (changes: Partial<ChargeOrder> = {}): ChargeOrder => ({
      key: 'booking-1:1',
      amount: 12_345,
      currency: 'EUR',
      method: it_.pays,
      ...changes,
    });
    const refund = (n: number, amount: number) =>
      gateway.refund({ key: `booking-1:r:${n}`, chargeKey: 'booking-1:1', amount, currency: 'EUR' });

    it('charges once under a key, however often it is asked', async () => {
      expect(await Promise.all([gateway.charge(order()), gateway.charge(order())])).toContain('succeeded');
      expect(await gateway.charge(order())).toBe('succeeded');
      expect(await it_.charged()).toBe(12_345);
    });

    it('charges each key by itself', async () => {
      await gateway.charge(order());
      await gateway.charge(order({ key: 'booking-1:2', amount: 100 }));
      expect(await it_.charged()).toBe(12_445);
    });

    it('says what became of a key', async () => {
      expect(await gateway.lookUp('booking-1:1')).toBe('none');
      await gateway.charge(order());
      expect(await gateway.lookUp('booking-1:1')).toBe('succeeded');
    });

    it('declines a card for good', async () => {
      expect(await gateway.charge(order({ method: it_.declines }))).toBe('declined');
      expect(await gateway.lookUp('booking-1:1')).toBe('declined');
      expect(await gateway.charge(order({ method: it_.declines }))).toBe('declined');
      expect(await it_.charged()).toBe(0);
    });

    it('declines a payment method that nobody knows', async () => {
      expect(await gateway.charge(order({ method: 'pm_of_nobody' }))).toBe('declined');
    });

    it('charges nothing under a key after its void', async () => {
      expect(await gateway.void('booking-1:1')).toBe('voided');
      expect(await gateway.charge(order())).not.toBe('succeeded');
      expect(await gateway.lookUp('booking-1:1')).toBe('voided');
      expect(await it_.charged()).toBe(0);
    });

    it('says of a void that comes too late what was charged', async () => {
      await gateway.charge(order());
      expect(await gateway.void('booking-1:1')).toBe('succeeded');
      expect(await it_.charged()).toBe(12_345);
    });

    it('ends in one of the two where a charge and a void meet', async () => {
      const [charge, ended] = await Promise.all([gateway.charge(order()), gateway.void('booking-1:1')]);
      const state = await gateway.lookUp('booking-1:1');
      expect(['succeeded', 'voided']).toContain(state);
      expect(await it_.charged()).toBe(state === 'succeeded' ? 12_345 : 0);
      if (charge === 'succeeded') expect(state).toBe('succeeded');
      if (ended === 'voided') expect(state).toBe('voided');
    });

    it('gives back in parts, each once', async () => {
      await gateway.charge(order());
      expect(await refund(1, 345)).toBe('succeeded');
      expect(await refund(1, 345)).toBe('succeeded');
      expect(await refund(2, 12_000)).toBe('succeeded');
      expect(await it_.refunded()).toBe(12_345);
    });

    it('gives back nothing of what it never took', async () => {
      expect(await refund(1, 345)).toBe('failed');
      expect(await it_.refunded()).toBe(0);
    });

    it('gives back once a refund that failed is asked for again', async () => {
      await gateway.charge(order({ method: it_.failsFirstRefund }));
      expect(await refund(1, 12_345)).toBe('failed');
      expect(await it_.refunded()).toBe(0);
      expect(await refund(1, 12_345)).toBe('succeeded');
      expect(await it_.refunded()).toBe(12_345);
    });
  });
};
