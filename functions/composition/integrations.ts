import { hotelReader } from '../adapters/dynamo/hotels/hotel-repository.ts';
import { webhookSecrets } from '../adapters/webhooks/sender.ts';
import type { IntegrationsApp } from '../http/integrations/index.ts';
import { runQueues } from '../usecases/operating/run-queues.ts';
import { manageWebhooks } from '../usecases/webhooks/manage.ts';
import type { Core } from './core.ts';
import { deliveryParts } from './webhooks.ts';

/** What integrators run by themselves. */
export const composeIntegrations = (core: Core): IntegrationsApp => ({
  webhooks: manageWebhooks({
    ...deliveryParts(core),
    hotels: hotelReader(core.table),
    secrets: webhookSecrets,
    ids: core.ids,
  }),
  queues: runQueues(core.queues),
  cursorKeys: core.signing.cursor,
});
