import { operatingRoutes } from '../contract/routes/operating.ts';
import { operatingGroup } from '../http/operating/index.ts';
import { composeOperating } from '../runtime/composition/operating.ts';
import { lambda } from '../runtime/lambda.ts';

export const handler = await lambda(operatingRoutes, composeOperating, operatingGroup);
