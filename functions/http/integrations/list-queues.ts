import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import type { runQueues } from '../../usecases/operating/run-queues.ts';

/** GET /admin/queues: how every queue stands. */
export const listQueues =
  ({ queues }: { queues: ReturnType<typeof runQueues> }): RouteHandler<'listQueues'> =>
  async () => {
    const states = await queues.list();
    return isRefusal(states) ? states : { status: 200, body: { items: [...states], nextCursor: null } };
  };
