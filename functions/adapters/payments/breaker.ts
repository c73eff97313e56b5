import { AsyncLocalStorage } from 'node:async_hooks';
import { BrokenCircuitError, ConsecutiveBreaker, circuitBreaker, handleWhenResult } from 'cockatiel';
import { epochMillis } from '../../domain/calendar/instant.ts';
import type { GatewayBreaker, PaymentGateway } from '../../usecases/ports/gateway.ts';
import type { Clock } from '../../usecases/ports/time.ts';

const FAILURES = 5;
const HALF_OPEN_AFTER_MS = 30_000;

/**
 * A circuit breaker before the gateway: after five calls in a row that found it away it is not asked for 30 s, then one
 * call tries. A call is what its caller sees as one, three tries of a charge too: a call within a call is part of it, and
 * does not wait for the one that tries, which may be itself.
 * @param clock the 30 s are its, so that moving the sandbox's time on brings the gateway back
 * @param onChange called as the gateway is no longer asked, and as it is again
 */
export const gatewayBreaker = (clock: Clock, onChange: (open: boolean) => void = () => undefined): GatewayBreaker => {
  const now = (): number => epochMillis(clock.now());
  const pause = {
    next: () => {
      const openedAt = now();
      return {
        next: pause.next,
        // Read whenever a call finds the circuit open.
        get duration() {
          return now() - openedAt < HALF_OPEN_AFTER_MS ? Number.POSITIVE_INFINITY : 0;
        },
      };
    },
  };
  const policy = circuitBreaker(
    handleWhenResult((answer) => answer === 'away'),
    { halfOpenAfter: pause, breaker: new ConsecutiveBreaker(FAILURES) },
  );
  policy.onBreak(() => onChange(true));
  policy.onReset(() => onChange(false));
  const within = new AsyncLocalStorage<true>();
  return {
    call: async (work) => {
      if (within.getStore()) return work();
      try {
        return await policy.execute(() => within.run(true, work));
      } catch (error) {
        if (error instanceof BrokenCircuitError) return 'away';
        throw error;
      }
    },
  };
};

/** The gateway with its single calls behind the breaker. Charges are not: their tries are one call of their caller. */
export const guarded = (gateway: PaymentGateway, breaker: GatewayBreaker): PaymentGateway => ({
  charge: gateway.charge,
  lookUp: (key) => breaker.call(() => gateway.lookUp(key)),
  void: (key) => breaker.call(() => gateway.void(key)),
  refund: (order) => breaker.call(() => gateway.refund(order)),
});
