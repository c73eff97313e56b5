import { composeVerification } from '../runtime/composition/search-index.ts';
import { scheduled } from '../runtime/scheduled.ts';

export const handler = scheduled('verification', composeVerification);
