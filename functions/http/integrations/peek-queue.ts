import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import type { runQueues } from '../../usecases/operating/run-queues.ts';

/** POST /admin/queues/{name}/peek: some of what lies in the dead-letter queue. */
export const peekQueue =
  ({ queues }: { queues: ReturnType<typeof runQueues> }): RouteHandler<'peekQueue'> =>
  async ({ params }) => {
    const messages = await queues.peek(params.name);
    return isRefusal(messages) ? messages : { status: 200, body: { items: [...messages], nextCursor: null } };
  };
