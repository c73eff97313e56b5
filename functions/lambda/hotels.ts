import { composeHotels } from '../composition/hotels.ts';
import { lambda } from '../composition/on-lambda/lambda.ts';
import { hotelRoutes } from '../contract/hotels/routes.ts';
import { hotelsGroup } from '../http/hotels/index.ts';

export const handler = await lambda(hotelRoutes, composeHotels, hotelsGroup);
