import { dueShards } from '../../contract/keys.ts';
import { isBefore } from '../../domain/calendar/instant.ts';
import type { InTime } from '../ports/clock.ts';
import { type DeliverDeps, deliver } from './deliver.ts';

/** Deliveries of a shard looked at in one run; what is left is the next run's. */
const MOST = 200;
/** Slow receivers hold up only those beside them. */
const AT_ONCE = 8;

/** Tries every delivery that is due (rule 16's index): the schedule of retries. */
export const retryDeliveries =
  (deps: DeliverDeps) =>
  async (inTime: InTime): Promise<Readonly<Record<'due' | 'delivered' | 'failed', number>>> => {
    const counts = { due: 0, delivered: 0, failed: 0 };
    const one = async ({ webhookId, deliveryId }: { webhookId: string; deliveryId: string }): Promise<void> => {
      const now = deps.clock.now();
      const delivery = await deps.webhooks.delivery(webhookId, deliveryId);
      if (delivery?.state !== 'pending' || delivery.dueAt === null || isBefore(now, delivery.dueAt)) return;
      counts.due += 1;
      const after = await deliver(deps)(delivery);
      if (after?.state === 'delivered') counts.delivered += 1;
      else counts.failed += 1;
    };
    const until = deps.clock.now();
    const shards = Array.from({ length: dueShards }, (_, shard) => deps.webhooks.due(shard, until, MOST));
    const waiting = (await Promise.all(shards)).flat();
    for (let start = 0; start < waiting.length && inTime(); start += AT_ONCE) {
      await Promise.all(waiting.slice(start, start + AT_ONCE).map(one));
    }
    return counts;
  };
