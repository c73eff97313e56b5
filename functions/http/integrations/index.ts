import type { GroupHandlers } from '../../runtime/handler.ts';
import type { IntegrationsApp } from './app.ts';
import { changeWebhook } from './change-webhook.ts';
import { createWebhook } from './create-webhook.ts';
import { deleteWebhook } from './delete-webhook.ts';
import { getWebhook } from './get-webhook.ts';
import { listDeliveries } from './list-deliveries.ts';
import { listQueues } from './list-queues.ts';
import { listWebhooks } from './list-webhooks.ts';
import { peekQueue } from './peek-queue.ts';
import { redeliver } from './redeliver.ts';
import { redriveQueue } from './redrive-queue.ts';
import { rotateWebhook } from './rotate-webhook.ts';

export const integrationsGroup = (app: IntegrationsApp): GroupHandlers<'integrations'> => ({
  listQueues: listQueues(app),
  redriveQueue: redriveQueue(app),
  peekQueue: peekQueue(app),
  createWebhook: createWebhook(app),
  listWebhooks: listWebhooks(app),
  getWebhook: getWebhook(app),
  changeWebhook: changeWebhook(app),
  deleteWebhook: deleteWebhook(app),
  rotateWebhook: rotateWebhook(app),
  listDeliveries: listDeliveries(app),
  redeliver: redeliver(app),
});
