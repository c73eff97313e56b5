import * as z from 'zod';
import { id, version } from '../common.ts';
import { audience, board, cancellationPolicy, paymentTerms } from '../rates.ts';

const dates = z.strictObject({ from: z.string(), to: z.string() }).nullable();

/** `value` is a decimal string: percent, or an amount in the hotel's currency. */
export const planPrice = z.union([
  z.strictObject({ kind: z.literal('same') }),
  z.strictObject({ kind: z.literal('percent'), value: z.string() }),
  z.strictObject({ kind: z.literal('amount'), value: z.string(), per: z.enum(['room', 'person']) }),
]);

export const ratePlan = z
  .strictObject({
    id,
    hotelId: id,
    name: z.string(),
    description: z.string(),
    board,
    /** Empty is all. */
    roomTypeIds: z.array(z.string()),
    price: planPrice,
    /** Null is the hotel's own. */
    cancellationPolicy: cancellationPolicy.nullable(),
    payment: paymentTerms,
    minStay: z.int().nullable(),
    maxStay: z.int().nullable(),
    minAdvanceDays: z.int().nullable(),
    maxAdvanceDays: z.int().nullable(),
    bookable: dates,
    stay: dates,
    audience,
    status: z.enum(['active', 'inactive']),
    position: z.int(),
    version,
  })
  .meta({ id: 'RatePlan' });
export const ratePlanAnswer = z.strictObject({ ratePlan });
