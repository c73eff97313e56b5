import type { Core } from '../composition/core.ts';
import type { OnLambda } from '../composition/on-lambda/keyless-core.ts';
import { lambda } from '../composition/on-lambda/lambda.ts';
import { withHealth } from '../composition/on-lambda/with-health.ts';
import { composePayments } from '../composition/payments.ts';
import { adminRoutes } from '../contract/admin/routes.ts';
import { paidRoutes } from '../contract/bookings/routes.ts';
import { paymentsGroup } from '../http/payments/index.ts';

export const handler = await lambda(
  { ...paidRoutes, ...adminRoutes },
  (core: OnLambda<Core>) => composePayments(withHealth(core)),
  paymentsGroup,
);
