import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { indexes, keys, last } from '../../../contract/keys.ts';
import { type Delivery, MOST_WEBHOOKS, type Webhook } from '../../../domain/webhook.ts';
import { withBackoff } from '../../../usecases/backoff.ts';
import type { Delay } from '../../../usecases/ports/time.ts';
import type { Webhooks } from '../../../usecases/ports/webhooks.ts';
import { auditWrite } from '../audit.ts';
import { commit, update, type Write } from '../commit.ts';
import { getItem, queryAll, queryPage, type Table } from '../table.ts';
import { deliveryFromItem, deliveryToItem, ownerOf, webhookFromItem, webhookToItem } from './webhook-items.ts';

/** One write until it is decided; true where it was made. */
const decided = async (table: Table, delay: Delay, writes: readonly Write<string>[]) =>
  withBackoff<'written' | 'refused'>(delay, async () => {
    const answer = await commit(table, writes);
    if (answer.kind === 'committed') return 'written';
    return answer.kind === 'failed' ? 'refused' : 'again';
  });

const homeOf = async (table: Table, webhookId: string): Promise<string | undefined> => {
  const home = await getItem(table, keys.webhookHome(webhookId));
  return home === undefined ? undefined : String(home['owner']);
};

/** How a webhook fares: on its home, which no owner's change touches. */
const failing = (table: Table): Pick<Webhooks, 'failingSince' | 'noteFailure' | 'noteSuccess'> => ({
  failingSince: async (webhookId) => {
    const since = (await getItem(table, keys.webhookHome(webhookId)))?.['failingSince'];
    return typeof since === 'string' ? since : null;
  },

  noteFailure: async (webhookId, at) => {
    const outcome = await update(table, {
      Key: keys.webhookHome(webhookId),
      UpdateExpression: 'SET failingSince = if_not_exists(failingSince, :at)',
      // The webhook is not deleted.
      ConditionExpression: 'attribute_exists(pk)',
      ExpressionAttributeValues: { ':at': at },
    });
    const since = outcome.kind === 'updated' ? outcome.item['failingSince'] : undefined;
    return typeof since === 'string' ? since : at;
  },

  noteSuccess: async (webhookId) => {
    await update(table, {
      Key: keys.webhookHome(webhookId),
      UpdateExpression: 'REMOVE failingSince',
      // It was failing; a webhook that is well costs no write.
      ConditionExpression: 'attribute_exists(failingSince)',
    });
  },
});

/** The owner's number of webhooks moves with each that comes or goes, and stays within the cap where one comes. */
const countWrite = (webhook: Webhook, by: 1 | -1): Write<string> => ({
  means: 'count',
  update: {
    Key: keys.webhookCount(ownerOf(webhook)),
    UpdateExpression: 'SET #type = :type, #schema = :schema ADD webhooks :by',
    ...(by > 0 && { ConditionExpression: 'attribute_not_exists(webhooks) OR webhooks < :most' }),
    ExpressionAttributeNames: { '#type': 'type', '#schema': 'schema' },
    ExpressionAttributeValues: {
      ':type': 'webhook-count',
      ':schema': 1,
      ':by': by,
      ...(by > 0 && { ':most': MOST_WEBHOOKS }),
    },
  },
});

/** Webhooks by their owner, deliveries by their webhook. */
export const webhookRepository = (table: Table, delay: Delay): Webhooks => ({
  ...failing(table),

  nextEventNumber: async (hotelId) => {
    const answer = await table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: keys.eventNumber(hotelId),
        UpdateExpression: 'SET #type = :type, #schema = :one ADD seq :one',
        ExpressionAttributeNames: { '#type': 'type', '#schema': 'schema' },
        ExpressionAttributeValues: { ':type': 'event-number', ':one': 1 },
        ReturnValues: 'ALL_NEW',
      }),
    );
    return Number(answer.Attributes?.['seq']);
  },

  find: async (webhookId) => {
    const owner = await homeOf(table, webhookId);
    const item = owner === undefined ? undefined : await getItem(table, keys.webhook(owner, webhookId));
    return item && webhookFromItem(item);
  },

  of: async (whose) => (await queryAll(table, { pk: keys.webhook(ownerOf(whose), '').pk })).map(webhookFromItem),

  add: async (webhook) => {
    const home = { ...keys.webhookHome(webhook.id), type: 'webhook-home', schema: 2, owner: ownerOf(webhook) };
    const writes: Write<string>[] = [
      { means: 'webhook', put: { Item: webhookToItem(webhook), ConditionExpression: 'attribute_not_exists(pk)' } },
      { means: 'home', put: { Item: home } },
      countWrite(webhook, 1),
    ];
    const result = await withBackoff<'written' | 'too-many'>(delay, async () => {
      const answer = await commit(table, writes);
      if (answer.kind === 'committed') return 'written';
      if (answer.kind === 'contended') return 'again';
      // The id is new: a webhook that has it is this call's own, whose answer was lost.
      return answer.failures.some(({ means }) => means === 'webhook') ? 'written' : 'too-many';
    });
    return result === 'gave-up' ? 'lost' : result;
  },

  change: async (before, after, audit) => {
    const result = await decided(table, delay, [
      {
        means: 'webhook',
        put: {
          Item: webhookToItem(after),
          ConditionExpression: '#version = :before',
          ExpressionAttributeNames: { '#version': 'version' },
          ExpressionAttributeValues: { ':before': before.version },
        },
      },
      ...(audit ? [auditWrite(audit, `${after.version}`)] : []),
    ]);
    if (result === 'gave-up') return 'lost';
    return result === 'written' ? 'written' : 'stale';
  },

  remove: async (webhook, version) => {
    // It is there, so that two calls that remove it count it out once.
    const standing =
      version === undefined
        ? { ConditionExpression: 'attribute_exists(pk)' }
        : {
            ConditionExpression: '#version = :version',
            ExpressionAttributeNames: { '#version': 'version' },
            ExpressionAttributeValues: { ':version': version },
          };
    const result = await decided(table, delay, [
      { means: 'webhook', remove: { Key: keys.webhook(ownerOf(webhook), webhook.id), ...standing } },
      { means: 'home', remove: { Key: keys.webhookHome(webhook.id) } },
      countWrite(webhook, -1),
    ]);
    if (result === 'gave-up') return 'lost';
    return result === 'written' ? 'written' : 'stale';
  },

  addDelivery: async (delivery) => {
    const put = { Item: deliveryToItem(delivery), ConditionExpression: 'attribute_not_exists(pk)' };
    const result = await decided(table, delay, [{ means: 'delivery', put }]);
    if (result === 'gave-up') throw new Error('The delivery could not be written down.');
    return result === 'written';
  },

  delivery: async (webhookId, deliveryId) => {
    const item = await getItem(table, keys.delivery(webhookId, deliveryId));
    return item && deliveryFromItem(item);
  },

  changeDelivery: async (before, after) => {
    const put = {
      Item: deliveryToItem(after),
      // It was not tried since it was read.
      ConditionExpression: '#state = :state AND attempts = :attempts',
      ExpressionAttributeNames: { '#state': 'state' },
      ExpressionAttributeValues: { ':state': before.state, ':attempts': before.attempts },
    };
    return (await decided(table, delay, [{ means: 'delivery', put }])) === 'written';
  },

  deliveries: async (webhookId, { undelivered, limit, after }) => {
    const { pk } = keys.delivery(webhookId, '');
    const wanted: Delivery[] = [];
    let from = after;
    for (;;) {
      const page = await queryPage(table, {
        pk,
        beginsWith: 'D#',
        descending: true,
        limit: limit + 1,
        after: from === undefined ? undefined : keys.delivery(webhookId, from),
      });
      for (const delivery of page.items.map(deliveryFromItem)) {
        from = delivery.id;
        if (undelivered && delivery.state === 'delivered') continue;
        // One more than is shown says whether the list goes on.
        if (wanted.length === limit) return { deliveries: wanted, next: wanted.at(-1)?.id };
        wanted.push(delivery);
      }
      if (page.next === undefined) return { deliveries: wanted, next: undefined };
    }
  },

  due: async (shard, until, most) => {
    const found: { webhookId: string; deliveryId: string }[] = [];
    let after: Awaited<ReturnType<typeof queryPage>>['next'];
    do {
      const range = { pk: `DUE#${shard}`, from: '0', to: `${until}#${last}`, limit: 200, after };
      const page = await queryPage(table, { ...range, index: 'due' });
      for (const item of page.items) {
        const [, kind, id = ''] = String(item[indexes.due.sort]).split('#');
        const [webhookId = '', deliveryId = ''] = id.split(':');
        if (kind === 'delivery') found.push({ webhookId, deliveryId });
      }
      after = page.next;
    } while (after !== undefined && found.length < most);
    return found.slice(0, most);
  },
});
