import * as z from 'zod';
import { instant, version } from '../common.ts';

export const webhook = z
  .strictObject({
    id: z.string(),
    url: z.string(),
    events: z.array(z.string()),
    hotelId: z.string().nullable(),
    status: z.enum(['active', 'disabled']),
    disabledReason: z.string().nullable(),
    createdAt: instant,
    updatedAt: instant,
    version,
  })
  .meta({ id: 'Webhook' });
export const webhookAnswer = z.strictObject({ webhook });
/** The secret is shown here and never again. */
export const webhookSecret = z.strictObject({ webhook, secret: z.string() });

/** An event on its way; `attempts` since it was last sent again by hand. */
export const delivery = z
  .strictObject({
    id: z.string(),
    type: z.string(),
    version: z.int(),
    occurredAt: instant,
    state: z.enum(['pending', 'delivered', 'failed']),
    attempts: z.int(),
    nextAttemptAt: instant.nullable(),
    deliveredAt: instant.nullable(),
    tries: z.array(
      z.strictObject({ at: instant, ms: z.number(), status: z.int().nullable(), error: z.string().nullable() }),
    ),
    body: z.unknown(),
  })
  .meta({ id: 'Delivery' });
export const deliveryAnswer = z.strictObject({ delivery });
