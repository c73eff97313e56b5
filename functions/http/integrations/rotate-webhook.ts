import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import type { manageWebhooks } from '../../usecases/webhooks/manage.ts';
import { webhookView } from '../views/webhook.ts';

/** POST /admin/webhooks/{webhookId}/rotate: a new secret, shown once. */
export const rotateWebhook =
  ({ webhooks }: { webhooks: ReturnType<typeof manageWebhooks> }): RouteHandler<'rotateWebhook'> =>
  async ({ caller, params, ifMatch }) => {
    const webhook = await webhooks.rotate(caller, params.webhookId, ifMatch);
    if (isRefusal(webhook)) return webhook;
    return { status: 200, body: { webhook: webhookView(webhook), secret: webhook.secret } };
  };
