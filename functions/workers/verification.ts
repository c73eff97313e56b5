import { scheduled } from '../composition/on-lambda/scheduled.ts';
import { composeVerification } from '../composition/search-index.ts';

export const handler = scheduled('verification', composeVerification);
