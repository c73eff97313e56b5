import { composeReconciliation } from '../runtime/composition/reconciliation.ts';
import { scheduled } from '../runtime/scheduled.ts';

export const handler = scheduled('reconciliation', composeReconciliation);
