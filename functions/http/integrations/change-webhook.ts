import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import type { manageWebhooks } from '../../usecases/webhooks/manage.ts';
import { webhookView } from '../views/webhook.ts';

/** PATCH /admin/webhooks/{webhookId}: another address, other events, disabled or active again. */
export const changeWebhook =
  ({ webhooks }: { webhooks: ReturnType<typeof manageWebhooks> }): RouteHandler<'changeWebhook'> =>
  async ({ caller, params, body, ifMatch }) => {
    const webhook = await webhooks.change(caller, params.webhookId, body, ifMatch);
    return isRefusal(webhook) ? webhook : { status: 200, body: { webhook: webhookView(webhook) } };
  };
