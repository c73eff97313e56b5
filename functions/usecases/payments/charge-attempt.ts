import { chargeKey, type PaymentAttempt } from '../../domain/booking/payment.ts';
import type { GatewayBreaker, PaymentGateway } from '../ports/gateway.ts';
import type { Delay } from '../ports/time.ts';
import type { Verdict } from './settle-attempt.ts';

export interface ChargeDeps {
  readonly gateway: PaymentGateway;
  readonly breaker: GatewayBreaker;
  readonly delay: Delay;
}

const waits = [100, 200, 400] as const;

/**
 * Charges an open attempt under its own key, three tries with jitter. An answer that is lost is looked up before
 * anything is asked again; the key makes asking again harmless.
 *
 * @returns the gateway's last word, or `away` where it could not be had
 */
export const chargeAttempt =
  (deps: ChargeDeps) =>
  (attempt: PaymentAttempt): Promise<Verdict | 'away'> =>
    deps.breaker.call(() => chargeInTries(deps)(attempt));

const chargeInTries =
  ({ gateway, delay }: ChargeDeps) =>
  async (attempt: PaymentAttempt): Promise<Verdict | 'away'> => {
    const key = chargeKey(attempt.bookingId, attempt.n);
    for (const wait of waits) {
      const answer = await gateway.charge({ ...attempt, key });
      if (answer === 'succeeded' || answer === 'declined') return answer;
      const known = answer === 'unknown' ? await gateway.lookUp(key) : 'none';
      if (known === 'succeeded' || known === 'declined' || known === 'voided') return known;
      await delay.sleep(wait * (0.5 + delay.random() / 2));
    }
    return 'away';
  };

/** Ends an attempt that is no longer charged: after it no charge can land under its key. */
export const endAttempt = (gateway: PaymentGateway, attempt: PaymentAttempt): Promise<Verdict | 'away'> =>
  gateway.void(chargeKey(attempt.bookingId, attempt.n));
