import { integrationRoutes } from '../contract/routes/integrations.ts';
import { integrationsGroup } from '../http/integrations/index.ts';
import { composeIntegrations } from '../runtime/composition/integrations.ts';
import { lambda } from '../runtime/lambda.ts';
import { withQueues } from '../runtime/with-queues.ts';

export const handler = await lambda(
  integrationRoutes,
  (core) => composeIntegrations(withQueues(core)),
  integrationsGroup,
);
