import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import type { runQueues } from '../../usecases/operating/run-queues.ts';

/** GET /admin/queues/{name}/messages: some of what waits in a queue, and of what is dead. */
export const listQueueMessages =
  ({ queues }: { queues: ReturnType<typeof runQueues> }): RouteHandler<'listQueueMessages'> =>
  async ({ params, query: { state } }) => {
    const seen = await queues.messages(params.name, state ? [state] : ['waiting', 'dead']);
    if (isRefusal(seen)) return seen;
    const { messages, waitingShown } = seen;
    return { status: 200, body: { items: [...messages], nextCursor: null, waitingShown } };
  };
