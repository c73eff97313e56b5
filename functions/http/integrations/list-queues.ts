import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import type { runQueues } from '../../usecases/operating/run-queues.ts';

/** GET /admin/queues: the state of every queue. */
export const listQueues =
  ({ queues }: { queues: ReturnType<typeof runQueues> }): RouteHandler<'listQueues'> =>
  async () => {
    const states = await queues.list();
    return isRefusal(states) ? states : { status: 200, body: { items: [...states], nextCursor: null } };
  };
