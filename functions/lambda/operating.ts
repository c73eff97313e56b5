import { operatingRoutes } from '../contract/routes/operating.ts';
import { operatingGroup } from '../http/operating/index.ts';
import { composeOperating } from '../runtime/composition/operating.ts';
import { lambda } from '../runtime/lambda.ts';
import { withQueues } from '../runtime/with-queues.ts';

export const handler = await lambda(operatingRoutes, (core) => composeOperating(withQueues(core)), operatingGroup);
