import { stayRoutes } from '../contract/routes/stays.ts';
import { staysGroup } from '../http/bookings/stays.ts';
import { composeStays } from '../runtime/composition/stays.ts';
import { lambda } from '../runtime/lambda.ts';

export const handler = await lambda(stayRoutes, composeStays, staysGroup);
