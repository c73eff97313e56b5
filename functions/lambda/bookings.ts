import { bookingRoutes } from '../contract/routes/bookings.ts';
import { bookingsGroup } from '../http/bookings/index.ts';
import { composeBookings } from '../runtime/composition/bookings.ts';
import { lambda } from '../runtime/lambda.ts';

export const handler = await lambda(bookingRoutes, composeBookings, bookingsGroup);
