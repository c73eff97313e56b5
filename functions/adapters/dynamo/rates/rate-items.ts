import * as z from 'zod';
import { BOARDS } from '../../../domain/rates/plan.ts';
import { TAX_KINDS } from '../../../domain/rates/taxes.ts';

// What hotels, room types, bookings and rate plans store of prices alike.

const minor = z.int();

export const taxSchema = z.object({
  name: z.string(),
  kind: z.enum(TAX_KINDS),
  value: z.string(),
  included: z.literal(true).exactOptional(),
  fromAge: z.int().exactOptional(),
  maxNights: z.int().exactOptional(),
  season: z.object({ from: z.string(), to: z.string() }).exactOptional(),
  due: z.literal('at_hotel').exactOptional(),
});

export const guestPricingSchema = z.object({
  includedAdults: z.int(),
  extraAdult: minor,
  fewerAdult: minor,
  children: z.array(z.object({ toAge: z.int(), price: minor, counts: z.boolean() })),
});

export const restrictionsSchema = z.object({
  minStay: z.int().exactOptional(),
  minStayThrough: z.int().exactOptional(),
  maxStay: z.int().exactOptional(),
  closedToArrival: z.literal(true).exactOptional(),
  closedToDeparture: z.literal(true).exactOptional(),
});

/** A step of a policy; `dated` adds its deadline. */
const stepsOf = <Shape extends z.ZodRawShape>(dated: Shape) =>
  z.object({
    steps: z.array(
      z.union([
        z.object({ hoursBeforeCheckIn: z.number(), refundPercent: z.number(), ...dated }),
        z.object({ hoursBeforeCheckIn: z.number(), penaltyNights: z.int(), ...dated }),
      ]),
    ),
  });
export const policySchema = stepsOf({});
export const datedPolicySchema = stepsOf({ until: z.string() });

const planPrice = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('same') }),
  z.object({ kind: z.literal('percent'), value: z.string() }),
  z.object({ kind: z.literal('amount'), amount: minor, per: z.enum(['room', 'person']) }),
]);
const paymentTerms = z.union([
  z.object({ kind: z.literal('deposit'), percent: z.string() }),
  z.object({ kind: z.literal('deposit'), nights: z.int() }),
  z.object({ kind: z.enum(['at_booking', 'at_hotel']) }),
]);
const dates = z.object({ from: z.string(), to: z.string() });

const planTerms = {
  id: z.string(),
  name: z.string(),
  board: z.enum(BOARDS),
  price: planPrice,
  payment: paymentTerms,
  roomTypeIds: z.array(z.string()).nullable(),
  minStay: z.int().nullable(),
  maxStay: z.int().nullable(),
  stay: dates.nullable(),
};
/** What a booking keeps of its plan. */
export const planTermsSchema = z.object({ ...planTerms, membersOnly: z.boolean() });

export const ratePlanSchema = z.object({
  ...planTerms,
  hotelId: z.string(),
  description: z.string(),
  cancellationPolicy: policySchema.nullable(),
  minAdvanceDays: z.int().nullable(),
  maxAdvanceDays: z.int().nullable(),
  bookable: dates.nullable(),
  audience: z.union([
    z.object({ kind: z.literal('code'), code: z.string() }),
    z.object({ kind: z.enum(['public', 'members']) }),
  ]),
  status: z.enum(['active', 'inactive']),
  position: z.int(),
  version: z.int(),
});
