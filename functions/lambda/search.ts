import { hotelRoutes } from '../contract/routes/hotels.ts';
import { searchGroup } from '../http/search/index.ts';
import { composeSearch } from '../runtime/composition/search.ts';
import { lambda } from '../runtime/lambda.ts';

export const handler = await lambda(hotelRoutes, composeSearch, searchGroup);
