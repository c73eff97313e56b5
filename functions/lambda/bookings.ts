import { composeBookings } from '../composition/bookings.ts';
import { lambda } from '../composition/on-lambda/lambda.ts';
import { holdRoutes } from '../contract/bookings/routes.ts';
import { bookingsGroup } from '../http/bookings/index.ts';

export const handler = await lambda(holdRoutes, composeBookings, bookingsGroup);
