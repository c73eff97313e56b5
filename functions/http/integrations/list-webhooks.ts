import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import type { manageWebhooks } from '../../usecases/webhooks/manage.ts';
import type { SignsCursors } from '../cursors.ts';
import { pageOfAll } from '../page-of-all.ts';
import { webhookView } from '../views/webhook.ts';

/** GET /admin/webhooks: the caller's own, few enough to be read whole. */
export const listWebhooks =
  ({
    webhooks,
    cursorKeys,
  }: { webhooks: ReturnType<typeof manageWebhooks> } & SignsCursors): RouteHandler<'listWebhooks'> =>
  async ({ caller, query: { limit, cursor } }) => {
    const scope = ['listWebhooks', caller.userId];
    const page = pageOfAll(cursorKeys, await webhooks.list(caller), { scope, limit, cursor });
    return isRefusal(page) ? page : { status: 200, body: { ...page, items: page.items.map(webhookView) } };
  };
