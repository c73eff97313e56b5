import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { keys } from '../../../functions/contract/keys.ts';
import type { ScheduleName } from '../../../functions/contract/schedules.ts';
import { isRefusal } from '../../../functions/domain/refusal.ts';
import { webhooks } from '../houses.ts';
import type { Process } from '../processes.ts';
import { must } from '../violation.ts';
import { oneOf } from './holds.ts';
import type { Maker, Task } from './task.ts';

export const scheduled = (name: ScheduleName): Task => ({
  name,
  ask: async (process) => {
    const counts = await process.schedules[name]();
    const wrong = counts['wrongPayments'] ?? 0;
    must(wrong === 0, 'the audit of money reports no false finding', () => `${wrong} findings while guests pay`);
    return counts['failed'] ? 'with failures' : 'ran';
  },
});

export const deliveries: Maker = () => [scheduled('deliveries')];
export const expiry: Maker = () => [scheduled('expiry')];
export const completion: Maker = () => [scheduled('completion')];
export const reconciliation: Maker = () => [scheduled('reconciliation')];

export const SABOTAGE = 'sabotage';

/**
 * Simulates an earlier bug that corrupted a counter: `sold` is too high, or `left` and `sold` no longer add up to the
 * cap. `left` is never too high: the system could not prevent overbooking then.
 */
export const sabotage: Maker = (world) => {
  const day = world.time.now().slice(0, 10);
  const nights = [...world.shadow.nights.values()].filter(({ date, left = 0 }) => date > day && left > 0);
  const night = oneOf(world, nights);
  if (night === undefined) return [];
  const lost = world.chance.percent(30);
  const ask: Task['ask'] = async (process) => {
    const full = (error: unknown): boolean => error instanceof ConditionalCheckFailedException;
    const broken = await process.core.table.client
      .send(
        new UpdateCommand({
          TableName: process.core.table.name,
          Key: keys.night(night.hotelId, night.date, night.roomTypeId),
          UpdateExpression: `SET #left = #left - :one${lost ? '' : ', sold = sold + :one'}, seq = seq + :one`,
          ConditionExpression: '#left > :zero',
          ExpressionAttributeNames: { '#left': 'left' },
          ExpressionAttributeValues: { ':one': 1, ':zero': 0 },
        }),
      )
      .then(
        () => true,
        (error: unknown) => {
          if (full(error)) return false;
          throw error;
        },
      );
    return broken ? 'done' : 'too late';
  };
  return [{ name: SABOTAGE, ask }];
};

type Desk = Process['webhooks'];
type Caller = Parameters<Desk['get']>[0];

/** Sends failed deliveries again. */
const sendAgain = async (desk: Desk, caller: Caller, id: string): Promise<number> => {
  let again = 0;
  let after: string | undefined;
  do {
    const page = await desk.deliveries(caller, id, { undelivered: true, limit: 100, after });
    if (isRefusal(page)) return again;
    after = page.next;
    for (const delivery of page.deliveries) {
      if (delivery.state !== 'failed') continue;
      await desk.redeliver(caller, id, delivery.id);
      again += 1;
    }
  } while (after !== undefined);
  return again;
};

/** Integrators enable disabled webhooks again and request missed deliveries. */
export const tendWebhooks = (): Task => ({
  name: 'tend webhooks',
  ask: async ({ webhooks: desk }) => {
    let again = 0;
    for (const { id, ownerId, scope } of webhooks('')) {
      const caller: Caller = { userId: ownerId, role: scope === 'all' ? 'system_admin' : 'hotel_admin' };
      const webhook = await desk.get(caller, id);
      if (isRefusal(webhook)) continue;
      if (webhook.status !== 'active') await desk.change(caller, id, { status: 'active' }, undefined);
      again += await sendAgain(desk, caller, id);
    }
    return again > 0 ? 'sent again' : 'looked';
  },
});

export const tending: Maker = () => [tendWebhooks()];
