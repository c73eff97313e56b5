import { scheduled } from '../composition/on-lambda/scheduled.ts';
import { composeDeliveries } from '../composition/webhooks.ts';

export const handler = scheduled('deliveries', composeDeliveries);
