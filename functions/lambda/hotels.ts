import { hotelRoutes } from '../contract/routes/hotels.ts';
import { hotelsGroup } from '../http/hotels/index.ts';
import { composeHotels } from '../runtime/composition/hotels.ts';
import { lambda } from '../runtime/lambda.ts';

export const handler = await lambda(hotelRoutes, composeHotels, hotelsGroup);
