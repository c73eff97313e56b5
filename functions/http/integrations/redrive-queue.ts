import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import type { runQueues } from '../../usecases/operating/run-queues.ts';

/** POST /admin/queues/{name}/redrive: what lies in the dead-letter queue goes back. */
export const redriveQueue =
  ({ queues }: { queues: ReturnType<typeof runQueues> }): RouteHandler<'redriveQueue'> =>
  async ({ params }) => {
    const redriven = await queues.redrive(params.name);
    return isRefusal(redriven) ? redriven : { status: 200, body: redriven };
  };
