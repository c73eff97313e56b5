import { scheduled } from '../composition/on-lambda/scheduled.ts';
import { composeExpiry } from '../composition/sweeps.ts';

export const handler = scheduled('expiry', composeExpiry);
