import { composeExpiry } from '../runtime/composition/schedules.ts';
import { scheduled } from '../runtime/scheduled.ts';

export const handler = await scheduled('expiry', composeExpiry);
