import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import { webhookView } from '../views/webhook.ts';
import type { IntegrationsApp } from './app.ts';

/** POST /admin/webhooks: an address for events; its secret is shown once. */
export const createWebhook =
  ({ webhooks }: Pick<IntegrationsApp, 'webhooks'>): RouteHandler<'createWebhook'> =>
  async ({ caller, body: { url, events, hotelId = null } }) => {
    const webhook = await webhooks.create(caller, { url, events, hotelId });
    if (isRefusal(webhook)) return webhook;
    const headers = { Location: `/api/v1/admin/webhooks/${webhook.id}` };
    return { status: 201, body: { webhook: webhookView(webhook), secret: webhook.secret }, headers };
  };
