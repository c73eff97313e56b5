import { lambda } from '../composition/on-lambda/lambda.ts';
import { composeSearch } from '../composition/search.ts';
import { hotelRoutes } from '../contract/hotels/routes.ts';
import { searchGroup } from '../http/search/index.ts';

export const handler = await lambda(hotelRoutes, composeSearch, searchGroup);
