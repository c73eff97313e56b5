import { createHash } from 'node:crypto';
import type { DeliveryIds } from '../../usecases/ports/webhooks.ts';

/** The moment, so that ids sort by it, and a hash of event and webhook: the same event again is the same delivery. */
export const deliveryId: DeliveryIds = ({ id, occurredAt }, webhookId) => {
  const hash = createHash('sha256').update(`${id} ${webhookId}`).digest('hex').slice(0, 24);
  return `${occurredAt.replaceAll(/\D/g, '')}-${hash}`;
};
