import type { manageWebhooks } from '../../usecases/webhooks/manage.ts';

/** What integrators' routes are served with. */
export interface IntegrationsApp {
  readonly webhooks: ReturnType<typeof manageWebhooks>;
  readonly cursorKeys: readonly Uint8Array[];
}
