import { integrationRoutes } from '../contract/routes/integrations.ts';
import { integrationsGroup } from '../http/integrations/index.ts';
import { composeIntegrations } from '../runtime/composition/integrations.ts';
import { lambda } from '../runtime/lambda.ts';

export const handler = await lambda(integrationRoutes, composeIntegrations, integrationsGroup);
