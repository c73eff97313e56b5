import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import { webhookView } from '../views/webhook.ts';
import type { IntegrationsApp } from './app.ts';

/** PATCH /admin/webhooks/{webhookId}: another address, other events, disabled or active again. */
export const changeWebhook =
  ({ webhooks }: Pick<IntegrationsApp, 'webhooks'>): RouteHandler<'changeWebhook'> =>
  async ({ caller, params, body, ifMatch }) => {
    const webhook = await webhooks.change(caller, params.webhookId, body, ifMatch);
    return isRefusal(webhook) ? webhook : { status: 200, body: { webhook: webhookView(webhook) } };
  };
