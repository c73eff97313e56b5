import { scheduled } from '../composition/on-lambda/scheduled.ts';
import { composeCompletion } from '../composition/sweeps.ts';

export const handler = scheduled('completion', composeCompletion);
