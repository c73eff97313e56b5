import { lambda } from '../composition/on-lambda/lambda.ts';
import { composeRates } from '../composition/rates.ts';
import { rateRoutes } from '../contract/rates/routes.ts';
import { ratesGroup } from '../http/rates/index.ts';

export const handler = await lambda(rateRoutes, composeRates, ratesGroup);
