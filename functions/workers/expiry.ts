import { composeExpiry } from '../runtime/composition/schedules.ts';
import { scheduled } from '../runtime/scheduled.ts';

export const handler = scheduled('expiry', composeExpiry);
