import { composeCompletion } from '../runtime/composition/schedules.ts';
import { scheduled } from '../runtime/scheduled.ts';

export const handler = scheduled('completion', composeCompletion);
