import { composeOutbox } from '../runtime/composition/outbox.ts';
import { scheduled } from '../runtime/scheduled.ts';

export const handler = scheduled('outbox', composeOutbox);
