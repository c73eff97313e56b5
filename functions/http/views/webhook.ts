import type * as z from 'zod';
import type * as contract from '../../contract/integrations/answers.ts';
import type { Delivery, Webhook } from '../../domain/webhook.ts';

/** A webhook without its secret. */
export const webhookView = (webhook: Webhook): z.output<typeof contract.webhook> => ({
  id: webhook.id,
  url: webhook.url,
  events: [...webhook.events],
  hotelId: webhook.hotelId,
  status: webhook.status,
  disabledReason: webhook.disabledReason,
  createdAt: webhook.createdAt,
  updatedAt: webhook.updatedAt,
  version: webhook.version,
});

export const deliveryView = (delivery: Delivery): z.output<typeof contract.delivery> => ({
  id: delivery.id,
  type: delivery.type,
  version: delivery.version,
  occurredAt: delivery.occurredAt,
  state: delivery.state,
  attempts: delivery.attempts,
  nextAttemptAt: delivery.dueAt,
  deliveredAt: delivery.deliveredAt,
  tries: [...delivery.tries],
  body: JSON.parse(delivery.body),
});
