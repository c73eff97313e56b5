import type { Webhook } from '../../domain/webhook.ts';
import type { Clock } from '../../usecases/ports/time.ts';
import type { Webhooks } from '../../usecases/ports/webhooks.ts';
import { recent } from '../cache/recent.ts';

/** An event that is republished a day later goes to those who may have it now. */
const KNOWN_MS = 60_000;

interface Look {
  readonly at: string;
  /** By the process's own clock, in milliseconds. */
  readonly lookedAt: number;
  readonly found: Promise<readonly Webhook[]>;
}

/**
 * An owner's webhooks, looked up once for many events: a look serves every event that happened before it, as whoever
 * registered before the event stands in it. So a burst of bookings costs one look a minute, and no event misses a
 * webhook.
 */
export const subscriptionCache = (webhooks: Pick<Webhooks, 'of'>, clock: Clock) => {
  const looks = recent<Look>(1000);
  return async (owner: Pick<Webhook, 'ownerId' | 'scope'>, happened: string): Promise<readonly Webhook[]> => {
    const key = `${owner.scope} ${owner.ownerId}`;
    const known = looks.get(key);
    const now = performance.now();
    if (known !== undefined && known.at > happened && now - known.lookedAt < KNOWN_MS) return known.found;
    const look = { at: clock.now(), lookedAt: now, found: webhooks.of(owner) };
    looks.set(key, look);
    look.found.catch(() => looks.delete(key));
    return look.found;
  };
};
