import * as z from 'zod';
import { indexKeys, keys } from '../../../contract/keys.ts';
import type { Delivery, Webhook } from '../../../domain/webhook.ts';
import type { Item } from '../table.ts';

const nullable = <T extends z.ZodType>(schema: T) => schema.nullable().default(null);

const storedWebhook = z.object({
  id: z.string(),
  ownerId: z.string(),
  scope: z.enum(['own', 'all']),
  hotelId: nullable(z.string()),
  url: z.string(),
  events: z.array(z.string()),
  status: z.enum(['active', 'disabled']),
  disabledReason: nullable(z.string()),
  secret: z.string(),
  previousSecret: nullable(z.string()),
  previousUntil: nullable(z.string()),
  createdAt: z.string(),
  updatedAt: z.string(),
  version: z.int(),
});

/** The partition of an owner's webhooks; those of the system's admins share one. */
export const ownerOf = ({ scope, ownerId }: Pick<Webhook, 'scope' | 'ownerId'>): string =>
  scope === 'all' ? 'SYSTEM' : ownerId;

export const webhookToItem = (webhook: Webhook): Item => ({
  ...keys.webhook(ownerOf(webhook), webhook.id),
  type: 'webhook',
  schema: 1,
  ...webhook,
});
export const webhookFromItem = (item: Item): Webhook => storedWebhook.parse(item);

const storedDelivery = z.object({
  id: z.string(),
  webhookId: z.string(),
  type: z.string(),
  version: z.int(),
  occurredAt: z.string(),
  body: z.string(),
  trace: z.string().exactOptional(),
  state: z.enum(['pending', 'delivered', 'failed']),
  attempts: z.int(),
  createdAt: z.string(),
  dueAt: nullable(z.string()),
  deliveredAt: nullable(z.string()),
  tries: z.array(
    z.object({ at: z.string(), ms: z.number(), status: z.int().nullable(), error: z.string().nullable() }),
  ),
});

/** The log of deliveries goes back thirty days; it follows the real time. */
const KEPT_SECONDS = 30 * 86_400;

export const deliveryToItem = ({ type, ...delivery }: Delivery): Item => ({
  ...keys.delivery(delivery.webhookId, delivery.id),
  type: 'delivery',
  schema: 1,
  ...delivery,
  event: type,
  ttl: Math.ceil(Date.now() / 1000) + KEPT_SECONDS,
  ...(delivery.dueAt !== null && indexKeys.due(delivery.dueAt, 'delivery', `${delivery.webhookId}:${delivery.id}`)),
});
export const deliveryFromItem = (item: Item): Delivery => storedDelivery.parse({ ...item, type: item['event'] });
