import { scheduled } from '../composition/on-lambda/scheduled.ts';
import { composeOutbox } from '../composition/outbox.ts';

export const handler = scheduled('outbox', composeOutbox);
