import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import type { IntegrationsApp } from './app.ts';

/** POST /admin/queues/{name}/redrive: what lies in the dead-letter queue goes back. */
export const redriveQueue =
  ({ queues }: Pick<IntegrationsApp, 'queues'>): RouteHandler<'redriveQueue'> =>
  async ({ params }) => {
    const redriven = await queues.redrive(params.name);
    return isRefusal(redriven) ? redriven : { status: 200, body: redriven };
  };
