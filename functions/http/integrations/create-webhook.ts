import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import type { manageWebhooks } from '../../usecases/webhooks/manage.ts';
import { webhookView } from '../views/webhook.ts';

/** POST /admin/webhooks: an address for events; its secret is shown once. */
export const createWebhook =
  ({ webhooks }: { webhooks: ReturnType<typeof manageWebhooks> }): RouteHandler<'createWebhook'> =>
  async ({ caller, body: { url, events, hotelId = null } }) => {
    const webhook = await webhooks.create(caller, { url, events, hotelId });
    if (isRefusal(webhook)) return webhook;
    const headers = { Location: `/api/v1/admin/webhooks/${webhook.id}` };
    return { status: 201, body: { webhook: webhookView(webhook), secret: webhook.secret }, headers };
  };
