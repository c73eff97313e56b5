import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import { webhookView } from '../views/webhook.ts';
import type { IntegrationsApp } from './app.ts';

/** GET /admin/webhooks/{webhookId}: one of them. */
export const getWebhook =
  ({ webhooks }: Pick<IntegrationsApp, 'webhooks'>): RouteHandler<'getWebhook'> =>
  async ({ caller, params }) => {
    const webhook = await webhooks.get(caller, params.webhookId);
    return isRefusal(webhook) ? webhook : { status: 200, body: { webhook: webhookView(webhook) } };
  };
