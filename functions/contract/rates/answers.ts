import * as z from 'zod';
import { id, money, version } from '../common.ts';
import { priceRule, restrictions } from '../hotels/answers.ts';
import { audience, board, cancellationPolicy, overrideReason } from './bodies.ts';

const dates = z.strictObject({ from: z.string(), to: z.string() }).nullable();

/** `value` is a decimal string: percent, or an amount in the hotel's currency. */
export const planPrice = z.union([
  z.strictObject({ kind: z.literal('same') }),
  z.strictObject({ kind: z.literal('percent'), value: z.string() }),
  z.strictObject({ kind: z.literal('amount'), value: z.string(), per: z.enum(['room', 'person']) }),
]);

/** A deposit's percent is a number, as the percents of a cancellation policy are. */
export const planPayment = z.union([
  z.strictObject({ kind: z.literal('at_booking') }),
  z.strictObject({ kind: z.literal('deposit'), percent: z.number() }),
  z.strictObject({ kind: z.literal('deposit'), nights: z.int() }),
  z.strictObject({ kind: z.literal('at_hotel') }),
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
    payment: planPayment,
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

const gridNight = z.strictObject({
  date: z.string(),
  cap: z.int(),
  /** Without the unpaid holds, which are `held`; these come from an index that lags. */
  sold: z.int(),
  held: z.int(),
  blocked: z.int(),
  /** `left + sold + held + blocked = cap`, whether the night is closed or not. */
  left: z.int(),
  price: money,
  rule: priceRule,
  override: z.strictObject({ price: money, reason: overrideReason }).nullable(),
  restrictions,
});
export const grid = z
  .strictObject({
    roomTypes: z.array(z.strictObject({ id, name: z.string(), totalRooms: z.int(), nights: z.array(gridNight) })),
    revision: z.int(),
  })
  .meta({ id: 'Grid' });
/** Alike nights in the form of a change, in absolute values. */
export const gridRun = z
  .strictObject({
    roomTypeIds: z.array(id),
    from: z.string(),
    to: z.string(),
    set: z.strictObject({
      price: z.string().nullable().optional(),
      reason: overrideReason.optional(),
      minStay: z.int().nullable().optional(),
      minStayThrough: z.int().nullable().optional(),
      maxStay: z.int().nullable().optional(),
      closedToArrival: z.boolean().optional(),
      closedToDeparture: z.boolean().optional(),
      closed: z.boolean().optional(),
    }),
  })
  .meta({ id: 'GridRun' });
export const gridChanged = z
  .strictObject({
    /** Null of a dry run. */
    changeId: id.nullable(),
    /** How many nights have changed. */
    nights: z.int(),
    before: z.array(gridRun),
    after: z.array(gridRun),
    /** Nights that could not be set, as their room type is gone. */
    failed: z.array(z.strictObject({ roomTypeId: id, date: z.string() })),
    revision: z.int(),
  })
  .meta({ id: 'GridChange' });
