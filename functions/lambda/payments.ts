import { lambda } from '../composition/on-lambda/lambda.ts';
import { composePayments } from '../composition/payments.ts';
import { adminRoutes } from '../contract/routes/admin.ts';
import { bookingRoutes } from '../contract/routes/bookings.ts';
import { paymentsGroup } from '../http/payments/index.ts';

export const handler = await lambda({ ...bookingRoutes, ...adminRoutes }, composePayments, paymentsGroup);
