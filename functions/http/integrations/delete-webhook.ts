import type { RouteHandler } from '../../runtime/handler.ts';
import type { manageWebhooks } from '../../usecases/webhooks/manage.ts';

/** DELETE /admin/webhooks/{webhookId}: nothing more is sent there. */
export const deleteWebhook =
  ({ webhooks }: { webhooks: ReturnType<typeof manageWebhooks> }): RouteHandler<'deleteWebhook'> =>
  async ({ caller, params, ifMatch }) =>
    (await webhooks.remove(caller, params.webhookId, ifMatch)) ?? { status: 204, body: undefined };
