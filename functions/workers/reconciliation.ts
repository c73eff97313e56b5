import { composeReconciliation } from '../runtime/composition/admin-bookings.ts';
import { scheduled } from '../runtime/scheduled.ts';

export const handler = scheduled('reconciliation', composeReconciliation);
