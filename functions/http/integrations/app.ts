import type { runQueues } from '../../usecases/operating/run-queues.ts';
import type { manageWebhooks } from '../../usecases/webhooks/manage.ts';

/** What integrators' routes are served with. */
export interface IntegrationsApp {
  readonly webhooks: ReturnType<typeof manageWebhooks>;
  readonly queues: ReturnType<typeof runQueues>;
  readonly cursorKeys: readonly Uint8Array[];
}
