import type { Webhook } from '../../domain/webhook.ts';
import type { Clock } from '../../usecases/ports/time.ts';
import type { Webhooks } from '../../usecases/ports/webhooks.ts';
import { recent } from '../cache/recent.ts';

interface Look {
  readonly at: string;
  readonly found: Promise<readonly Webhook[]>;
}

/**
 * An owner's webhooks, looked up once for many events: a look serves every event that happened before it, as whoever
 * registered before the event stands in it. So a burst of bookings costs one look, and no event misses a webhook.
 */
export const knownWebhooks = (webhooks: Pick<Webhooks, 'of'>, clock: Clock) => {
  const looks = recent<Look>(1000);
  return async (keeper: Pick<Webhook, 'ownerId' | 'scope'>, happened: string): Promise<readonly Webhook[]> => {
    const key = `${keeper.scope} ${keeper.ownerId}`;
    const known = looks.get(key);
    if (known !== undefined && known.at > happened) return known.found;
    const look = { at: clock.now(), found: webhooks.of(keeper) };
    looks.set(key, look);
    look.found.catch(() => looks.delete(key));
    return look.found;
  };
};
