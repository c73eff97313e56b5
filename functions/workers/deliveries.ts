import { composeDeliveries } from '../runtime/composition/webhooks.ts';
import { scheduled } from '../runtime/scheduled.ts';

export const handler = scheduled('deliveries', composeDeliveries);
