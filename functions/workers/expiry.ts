import { composeExpiry } from '../runtime/composition/sweeps.ts';
import { scheduled } from '../runtime/scheduled.ts';

export const handler = scheduled('expiry', composeExpiry);
