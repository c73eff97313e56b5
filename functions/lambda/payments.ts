import { adminRoutes } from '../contract/routes/admin.ts';
import { bookingRoutes } from '../contract/routes/bookings.ts';
import { paymentsGroup } from '../http/payments/index.ts';
import { composePayments } from '../runtime/composition/payments.ts';
import { lambda } from '../runtime/lambda.ts';

export const handler = await lambda({ ...bookingRoutes, ...adminRoutes }, composePayments, paymentsGroup);
