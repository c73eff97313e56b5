import { paymentsGroup } from '../http/payments/index.ts';
import { composePayments } from '../runtime/composition/payments.ts';
import { lambda } from '../runtime/lambda.ts';

export const handler = lambda('payments', composePayments, paymentsGroup);
