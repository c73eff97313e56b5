import type { Core } from '../composition/core.ts';
import { composeIntegrations } from '../composition/integrations.ts';
import type { OnLambda } from '../composition/on-lambda/keyless-core.ts';
import { lambda } from '../composition/on-lambda/lambda.ts';
import { withQueues } from '../composition/on-lambda/with-queues.ts';
import { integrationRoutes } from '../contract/integrations/routes.ts';
import { integrationsGroup } from '../http/integrations/index.ts';

export const handler = await lambda(
  integrationRoutes,
  (core: OnLambda<Core>) => composeIntegrations(withQueues(core)),
  integrationsGroup,
);
