import { lambda } from '../composition/on-lambda/lambda.ts';
import { composeStays } from '../composition/stays.ts';
import { stayRoutes } from '../contract/bookings/stay-routes.ts';
import { staysGroup } from '../http/bookings/stays.ts';

export const handler = await lambda(stayRoutes, composeStays, staysGroup);
