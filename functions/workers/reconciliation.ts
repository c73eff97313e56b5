import { scheduled } from '../composition/on-lambda/scheduled.ts';
import { composeReconciliation } from '../composition/reconciliation.ts';

export const handler = scheduled('reconciliation', composeReconciliation);
