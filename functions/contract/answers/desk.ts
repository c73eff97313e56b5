import * as z from 'zod';
import { id } from '../common.ts';

// What the front desk is answered.

export const block = z
  .strictObject({
    id,
    hotelId: id,
    roomTypeId: id,
    from: z.string(),
    /** The day on which the rooms can be sold again. */
    to: z.string(),
    rooms: z.int(),
    reason: z.string(),
    status: z.enum(['active', 'removed']),
    createdAt: z.string(),
  })
  .meta({ id: 'Block' });
export const blockAnswer = z.strictObject({ block });
