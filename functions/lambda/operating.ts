import type { Core } from '../composition/core.ts';
import type { OnLambda } from '../composition/on-lambda/keyless-core.ts';
import { lambda } from '../composition/on-lambda/lambda.ts';
import { withQueues } from '../composition/on-lambda/with-queues.ts';
import { composeOperating } from '../composition/operating.ts';
import { operatingRoutes } from '../contract/operating/routes.ts';
import { operatingGroup } from '../http/operating/index.ts';

export const handler = await lambda(
  operatingRoutes,
  (core: OnLambda<Core>) => composeOperating(withQueues(core)),
  operatingGroup,
);
