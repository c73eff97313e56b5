import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import type { IntegrationsApp } from './app.ts';

/** GET /admin/queues: how every queue stands. */
export const listQueues =
  ({ queues }: Pick<IntegrationsApp, 'queues'>): RouteHandler<'listQueues'> =>
  async () => {
    const states = await queues.list();
    return isRefusal(states) ? states : { status: 200, body: { items: [...states], nextCursor: null } };
  };
