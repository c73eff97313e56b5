import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import type { manageWebhooks } from '../../usecases/webhooks/manage.ts';
import { webhookView } from '../views/webhook.ts';

/** GET /admin/webhooks/{webhookId}: one of them. */
export const getWebhook =
  ({ webhooks }: { webhooks: ReturnType<typeof manageWebhooks> }): RouteHandler<'getWebhook'> =>
  async ({ caller, params }) => {
    const webhook = await webhooks.get(caller, params.webhookId);
    return isRefusal(webhook) ? webhook : { status: 200, body: { webhook: webhookView(webhook) } };
  };
