import type { RouteHandler } from '../../runtime/handler.ts';
import type { IntegrationsApp } from './app.ts';

/** DELETE /admin/webhooks/{webhookId}: nothing more is sent there. */
export const deleteWebhook =
  ({ webhooks }: Pick<IntegrationsApp, 'webhooks'>): RouteHandler<'deleteWebhook'> =>
  async ({ caller, params, ifMatch }) =>
    (await webhooks.remove(caller, params.webhookId, ifMatch)) ?? { status: 204, body: undefined };
