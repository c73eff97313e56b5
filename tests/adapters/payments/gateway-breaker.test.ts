import { beforeEach, describe, expect, it } from 'vitest';
import { gatewayBreaker, guarded } from '../../../functions/adapters/payments/breaker.ts';
import { addMinutes, type Instant } from '../../../functions/domain/calendar/instant.ts';
import type { GatewayBreaker, PaymentGateway } from '../../../functions/usecases/ports/gateway.ts';

let now: Instant;
let breaker: GatewayBreaker;
let asked: number;
let state: 'away' | 'succeeded';
beforeEach(() => {
  now = '2027-03-01T12:00:00.000Z';
  breaker = gatewayBreaker({ now: () => now });
  asked = 0;
  state = 'away';
});
const ask = () =>
  breaker.call(async () => {
    asked += 1;
    return state;
  });
const away = async () => 'away' as const;
const nothing: PaymentGateway = { charge: away, lookUp: away, void: away, refund: away };
const askTimes = async (times: number): Promise<void> => {
  for (let number = 0; number < times; number += 1) await ask();
};

describe('the circuit breaker before the gateway', () => {
  it('says when it opens and when it closes, once each', async () => {
    const said: boolean[] = [];
    breaker = gatewayBreaker({ now: () => now }, (open) => void said.push(open));
    await askTimes(7);
    expect(said).toEqual([true]);
    now = addMinutes(now, 1);
    state = 'succeeded';
    await ask();
    expect(said).toEqual([true, false]);
  });

  it('leaves the gateway alone after five calls in a row that found it away', async () => {
    await askTimes(5);
    expect(asked).toBe(5);
    expect(await ask()).toBe('away');
    expect(asked).toBe(5);
  });

  it('counts only calls in a row: one that succeeds begins the count anew', async () => {
    await askTimes(4);
    state = 'succeeded';
    await ask();
    state = 'away';
    await askTimes(4);
    expect(asked).toBe(9);
    state = 'succeeded';
    expect(await ask()).toBe('succeeded');
  });

  it('lets one call try after 30 s, and closes where it succeeds', async () => {
    await askTimes(5);
    now = addMinutes(now, 0.49);
    await ask();
    expect(asked).toBe(5);
    now = addMinutes(now, 0.01);
    state = 'succeeded';
    expect(await Promise.all([ask(), ask()])).toEqual(['succeeded', 'succeeded']);
    expect(await ask()).toBe('succeeded');
  });

  it('waits another 30 s where that one call finds it away still', async () => {
    await askTimes(5);
    now = addMinutes(now, 0.5);
    await ask();
    expect(asked).toBe(6);
    await ask();
    expect(asked).toBe(6);
    now = addMinutes(now, 0.5);
    await ask();
    expect(asked).toBe(7);
  });

  it('lets the one call that tries look up what became of its charge', async () => {
    const gateway = guarded({ ...nothing, lookUp: async () => 'succeeded' }, breaker);
    await askTimes(5);
    now = addMinutes(now, 0.5);
    const charge = breaker.call(async () => gateway.lookUp('b:1'));
    expect(await Promise.all([charge, gateway.lookUp('b:2')])).toEqual(['succeeded', 'succeeded']);
  });

  it('passes an error on', async () => {
    const broken = breaker.call(async () => {
      throw new Error('a bug');
    });
    await expect(broken).rejects.toThrow('a bug');
  });

  it('stands before look-ups, voids and refunds together', async () => {
    let calls = 0;
    const away = async () => {
      calls += 1;
      return 'away' as const;
    };
    const gateway: PaymentGateway = guarded({ charge: away, lookUp: away, void: away, refund: away }, breaker);
    await gateway.lookUp('b:1');
    await gateway.void('b:1');
    await gateway.refund({ key: 'b:r:1', chargeKey: 'b:1', amount: 1, currency: 'EUR' });
    await gateway.lookUp('b:2');
    await gateway.void('b:2');
    expect(await gateway.lookUp('b:3')).toBe('away');
    expect(calls).toBe(5);
  });
});
