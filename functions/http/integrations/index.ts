import type { DepsOf, RouteGroup } from '../../runtime/handler.ts';
import { changeWebhook } from './change-webhook.ts';
import { createWebhook } from './create-webhook.ts';
import { deleteWebhook } from './delete-webhook.ts';
import { getWebhook } from './get-webhook.ts';
import { listDeliveries } from './list-deliveries.ts';
import { listQueueMessages } from './list-queue-messages.ts';
import { listQueues } from './list-queues.ts';
import { listWebhooks } from './list-webhooks.ts';
import { redeliver } from './redeliver.ts';
import { redriveQueue } from './redrive-queue.ts';
import { rotateWebhook } from './rotate-webhook.ts';

export const integrationsGroup = {
  listQueues,
  redriveQueue,
  listQueueMessages,
  createWebhook,
  listWebhooks,
  getWebhook,
  changeWebhook,
  deleteWebhook,
  rotateWebhook,
  listDeliveries,
  redeliver,
} satisfies RouteGroup<'integrations'>;

/** What the routes of this group are served with. */
export type IntegrationsApp = DepsOf<typeof integrationsGroup>;
