import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import type { manageWebhooks } from '../../usecases/webhooks/manage.ts';
import { deliveryView } from '../views/webhook.ts';

/** POST /admin/webhooks/{webhookId}/deliveries/{deliveryId}/redeliver: once more, at once. */
export const redeliver =
  ({ webhooks }: { webhooks: ReturnType<typeof manageWebhooks> }): RouteHandler<'redeliver'> =>
  async ({ caller, params: { webhookId, deliveryId } }) => {
    const delivery = await webhooks.redeliver(caller, webhookId, deliveryId);
    return isRefusal(delivery) ? delivery : { status: 200, body: { delivery: deliveryView(delivery) } };
  };
