import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import type { manageWebhooks } from '../../usecases/webhooks/manage.ts';
import { foreignCursor, readPosition, type SignsCursors, writePosition } from '../cursors.ts';
import { deliveryView } from '../views/webhook.ts';

/** GET /admin/webhooks/{webhookId}/deliveries: newest first, or only what has not arrived. */
export const listDeliveries =
  ({
    webhooks,
    cursorKeys,
  }: { webhooks: ReturnType<typeof manageWebhooks> } & SignsCursors): RouteHandler<'listDeliveries'> =>
  async ({ caller, params: { webhookId }, query }) => {
    const undelivered = query.undelivered !== 'false';
    const scope = ['listDeliveries', webhookId, undelivered, caller.userId];
    const after = readPosition(cursorKeys, scope, query.cursor);
    if (after === null) return foreignCursor;
    const page = await webhooks.deliveries(caller, webhookId, { undelivered, limit: query.limit, after });
    if (isRefusal(page)) return page;
    const nextCursor = writePosition(cursorKeys, scope, page.next);
    return { status: 200, body: { items: page.deliveries.map(deliveryView), nextCursor } };
  };
