import * as z from 'zod';
import { date, decimal, fractional, id, inOrder, orderRule } from '../common.ts';
import { fault, formatted } from '../input-errors.ts';
import { childAge, code, maxAdults } from '../people.ts';
import { name, text } from '../text.ts';

// What rates are made of: rate plans, restrictions, cancellation policies.

/** A signed percentage or amount. */
export const signedDecimal = formatted(
  'signed_decimal',
  /^-?(0|[1-9]\d{0,11})(\.\d{1,6})?$/,
  'is not a decimal number such as -10 or 12.00',
);

export const board = z.enum(['room_only', 'breakfast', 'half_board', 'full_board', 'all_inclusive']);

const hoursBeforeCheckIn = z.int().min(0).max(8760);
/** Each step gives a percentage back, or keeps the rooms' price of the first nights. */
export const cancellationPolicy = z
  .strictObject({
    steps: z
      .array(
        z.union([
          z.strictObject({ hoursBeforeCheckIn, refundPercent: fractional(0, 100).multipleOf(0.01) }),
          z.strictObject({ hoursBeforeCheckIn, penaltyNights: z.int().min(1).max(60) }),
        ]),
      )
      .max(10),
  })
  .meta({ id: 'CancellationPolicy' });

export const planPrice = z.union([
  z.strictObject({ kind: z.literal('same') }),
  z.strictObject({ kind: z.literal('percent'), value: signedDecimal }),
  z.strictObject({ kind: z.literal('amount'), value: signedDecimal, per: z.enum(['room', 'person']).default('room') }),
]);
export const paymentTerms = z.union([
  z.strictObject({ kind: z.literal('at_booking') }),
  z.strictObject({ kind: z.literal('deposit'), percent: z.union([fractional(0, 100), decimal]) }),
  z.strictObject({ kind: z.literal('deposit'), nights: z.int().min(1).max(60) }),
  z.strictObject({ kind: z.literal('at_hotel') }),
]);
export const audience = z.union([
  z.strictObject({ kind: z.literal('public') }),
  z.strictObject({ kind: z.literal('members') }),
  z.strictObject({ kind: z.literal('code'), code }),
]);
const dates = z
  .strictObject({ from: date, to: date })
  .refine(({ from, to }) => from <= to, { path: ['to'], ...fault('before', 'is before from', { field: 'from' }) });
export const stayLength = z.int().min(1).max(60);
const advanceDays = z.int().min(0).max(1000);

const planFields = {
  name: name(200),
  description: text(0, 1000).default(''),
  board: board.default('room_only'),
  roomTypeIds: z
    .array(id)
    .max(20)
    .refine((list) => new Set(list).size === list.length, fault('repeated', 'repeats a room type'))
    .default([])
    .meta({ description: 'The room types it is sold for; empty is all.' }),
  price: planPrice.optional().meta({ description: 'Absent: the same as the night.' }),
  cancellationPolicy: cancellationPolicy.nullable().default(null),
  payment: paymentTerms.optional().meta({ description: 'Absent: with the booking.' }),
  minStay: stayLength.nullable().default(null),
  maxStay: stayLength.nullable().default(null),
  minAdvanceDays: advanceDays.nullable().default(null),
  maxAdvanceDays: advanceDays.nullable().default(null),
  bookable: dates.nullable().default(null).meta({ description: 'The days on which it can be booked, both included.' }),
  stay: dates.nullable().default(null).meta({ description: 'The nights it is sold for, both included.' }),
  audience: audience.optional().meta({ description: 'Absent: everybody.' }),
  status: z.enum(['active', 'inactive']).default('active'),
  position: z.int().min(0).max(1000).default(0),
};
interface Lengths {
  readonly minStay: number | null;
  readonly maxStay: number | null;
  readonly minAdvanceDays: number | null;
  readonly maxAdvanceDays: number | null;
}
const inOrderOf = (least: number | null, most: number | null): boolean =>
  least === null || most === null || least <= most;
const stayInOrder = (body: Lengths): boolean => inOrderOf(body.minStay, body.maxStay);
const stayOrderRule = { path: ['minStay'], ...fault('above', 'is above maxStay', { field: 'maxStay' }) };
const advanceInOrder = (body: Lengths): boolean => inOrderOf(body.minAdvanceDays, body.maxAdvanceDays);
const advanceOrderRule = {
  path: ['minAdvanceDays'],
  ...fault('above', 'is above maxAdvanceDays', { field: 'maxAdvanceDays' }),
};

export const createRatePlanBody = z
  .strictObject({ hotelId: id, ...planFields })
  .refine(stayInOrder, stayOrderRule)
  .refine(advanceInOrder, advanceOrderRule)
  .meta({ id: 'RatePlanInput' });
export const replaceRatePlanBody = z
  .strictObject({ hotelId: id.optional(), ...planFields })
  .refine(stayInOrder, stayOrderRule)
  .refine(advanceInOrder, advanceOrderRule)
  .meta({ id: 'RatePlanReplacement' });

/** Why a night has a price of its own, and the days of the week as owners name them. */
export const overrideReason = z.enum(['weekend', 'holiday', 'high_demand', 'promotion', 'other']);
export const weekday = z.enum(['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']);

const restrictedLength = stayLength.nullable().optional();
const flag = z.boolean().nullable().optional();
/** What a change of the grid sets of each night; null clears a field. */
const nightSet = z
  .strictObject({
    price: decimal.nullable().optional(),
    adjust: z
      .union([
        z.strictObject({ percent: z.union([signedDecimal, fractional(-100, 900)]) }),
        z.strictObject({ amount: signedDecimal }),
      ])
      .meta({
        id: 'PriceAdjustment',
        description: "Of the night's own price, else of the base price, never of demand; not below 0.",
      })
      .optional(),
    reason: overrideReason.nullable().optional(),
    minStay: restrictedLength,
    minStayThrough: restrictedLength,
    maxStay: restrictedLength,
    closedToArrival: flag,
    closedToDeparture: flag,
    closed: flag,
  })
  .refine((set) => Object.values(set).some((value) => value !== undefined), fault('nothing_to_change', 'names nothing'))
  .refine((set) => set.price === undefined || set.adjust === undefined, {
    path: ['adjust'],
    ...fault('not_beside', 'is not given beside price', { fields: ['price'] }),
  })
  .refine((set) => inOrderOf(set.minStay ?? null, set.maxStay ?? null), stayOrderRule)
  .meta({ id: 'NightSet', minProperties: 1 });
const gridChange = z
  .strictObject({
    roomTypeIds: z
      .array(id)
      .min(1)
      .max(20)
      .refine((list) => new Set(list).size === list.length, fault('repeated', 'repeats a room type')),
    from: date,
    to: date,
    weekdays: z.array(weekday).min(1).max(7).optional(),
    set: nightSet,
  })
  .refine(inOrder, orderRule)
  .meta({ id: 'GridChangeInput' });
/** `changes`, the later winning, or a change to undo. */
export const changeGridBody = z
  .strictObject({
    changes: z.array(gridChange).min(1).max(2000).optional(),
    undo: id.optional().meta({ description: 'The id of a change, whose `before` is set again.' }),
    dryRun: z.boolean().default(false),
  })
  .refine(
    (body) => (body.changes === undefined) !== (body.undo === undefined),
    fault('choose_one', 'names either changes or undo', { fields: ['changes', 'undo'] }),
  )
  .meta({ id: 'GridInput' });

/** How a room's price depends on its people, in amounts a night. */
export const guestPricing = z
  .strictObject({
    includedAdults: z.int().min(1).max(maxAdults),
    extraAdult: decimal.default('0'),
    fewerAdult: decimal.default('0'),
    children: z
      .array(z.strictObject({ toAge: childAge, price: decimal.default('0'), counts: z.boolean().default(true) }))
      .max(10)
      .default([])
      .refine(
        (bands) => bands.every(({ toAge }, index) => toAge > (bands[index - 1]?.toAge ?? -1)),
        fault('not_ascending', 'are not in ascending order of toAge', { field: 'toAge' }),
      ),
  })
  .meta({ id: 'GuestPricing' });

const monthDay = formatted(
  'month_day',
  /^(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|02-(?:0[1-9]|[12]\d))$/,
  'is not a day of the year MM-DD',
).meta({ example: '06-15' });
export const taxKind = z.enum(['percent', 'per_night', 'per_person_per_night', 'per_stay', 'per_person_per_stay']);
export const tax = z
  .strictObject({
    name: name(100),
    kind: taxKind,
    value: decimal,
    included: z.boolean().optional().meta({ description: 'Percent only: the prices carry it already.' }),
    fromAge: z.int().min(0).max(18).nullish().meta({ description: 'Younger people are free of it.' }),
    maxNights: z.int().min(1).max(60).nullish().meta({ description: 'No more nights of a stay are counted.' }),
    season: z.strictObject({ from: monthDay, to: monthDay }).nullish(),
    due: z.enum(['at_booking', 'at_hotel']).optional(),
  })
  .meta({ id: 'TaxInput' });
