import * as z from 'zod';
import {
  amenities,
  clockTime,
  country,
  currency,
  date,
  decimal,
  fractional,
  id,
  images,
  inOrder,
  latitude,
  longitude,
  orderRule,
} from '../common.ts';
import { fault, formatted } from '../input-errors.ts';
import { maxAdults } from '../people.ts';
import { cancellationPolicy, guestPricing, overrideReason, tax, weekday } from '../rates/bodies.ts';
import { name, text, title } from '../text.ts';

export const hotelStatus = z.enum(['active', 'inactive', 'pending']);
const starRating = z.int().min(1).max(5);

/** What an owner sends; only name and place are required, the rest has the defaults of the place. */
export const hotelBody = z
  .strictObject({
    name: name(200),
    description: text(0, 5000).default(''),
    address: title(1, 500),
    city: name(200),
    country,
    latitude,
    longitude,
    starRating: starRating.nullable().default(null),
    amenities: amenities.default([]),
    images: images.default([]),
    status: hotelStatus.default('active'),
    timeZone: z.string().min(1).max(64).optional(),
    currency: currency.optional(),
    checkInTime: clockTime
      .optional()
      .meta({ description: 'Not before checkOutTime. 15:00, or checkOutTime where that is later.' }),
    checkOutTime: clockTime
      .optional()
      .meta({ description: 'Not after checkInTime. 11:00, or checkInTime where that is earlier.' }),
    taxes: z.array(tax).max(10).default([]),
    cancellationPolicy: cancellationPolicy.default({ steps: [{ hoursBeforeCheckIn: 48, refundPercent: 100 }] }),
  })
  .meta({ id: 'HotelInput' });

const factor = formatted(
  'factor',
  /^(?:10(?:\.0{1,4})?|[1-9](?:\.\d{1,4})?|0\.(?:[1-9]\d{0,3}|0[1-9]\d{0,2}|00[1-9]\d?|000[1-9]))$/,
  'is not a factor such as 1.15',
);
/** Demand pricing, off by default: the ids appear in the price's trace. */
export const demandPricing = z
  .strictObject({
    occupancy: z
      .array(z.strictObject({ id, atLeastPercent: fractional(0, 100), factor }))
      .max(10)
      .default([]),
    leadTime: z
      .array(z.strictObject({ id, withinDays: z.int().min(0).max(550), factor }))
      .max(10)
      .default([]),
    floor: decimal.nullable().default(null),
    ceiling: decimal.nullable().default(null),
  })
  .meta({ id: 'DemandPricing' });

const roomTypeFields = {
  name: name(200),
  description: text(0, 5000).default(''),
  basePrice: decimal,
  maxGuests: z.int().min(1).max(20),
  maxAdults: z.int().min(1).max(maxAdults).nullable().default(null),
  maxChildren: z.int().min(0).max(20).nullable().default(null),
  guestPricing: guestPricing.nullable().default(null),
  totalRooms: z.int().min(0).max(10_000),
  softLimit: z.int().min(0).max(20_000).nullable().default(null),
  amenities: amenities.default([]),
  images: images.default([]),
  demandPricing: demandPricing.nullable().default(null),
};
const softLimitFits = (body: { totalRooms: number; softLimit: number | null }): boolean =>
  body.softLimit === null || body.softLimit >= body.totalRooms;
const softLimitRule = { path: ['softLimit'], ...fault('below', 'is below totalRooms', { field: 'totalRooms' }) };

export const createRoomTypeBody = z
  .strictObject({ hotelId: id, ...roomTypeFields })
  .refine(softLimitFits, softLimitRule)
  .meta({ id: 'RoomTypeInput' });
export const replaceRoomTypeBody = z
  .strictObject({ hotelId: id.optional(), ...roomTypeFields })
  .refine(softLimitFits, softLimitRule)
  .meta({ id: 'RoomTypeReplacement' });

const override = z
  .strictObject({
    date: date.optional(),
    from: date.optional(),
    to: date.optional(),
    weekdays: z.array(weekday).min(1).max(7).optional(),
    price: decimal.nullable(),
    reason: overrideReason.default('other'),
  })
  .refine(
    (item) => (item.date === undefined) !== (item.from === undefined),
    fault('choose_one', 'names either date, or from and to', { fields: ['date', 'from'] }),
  )
  .refine(
    (item) => (item.from === undefined) === (item.to === undefined),
    fault('come_together', 'from and to come together', { fields: ['from', 'to'] }),
  )
  .refine(
    (item) => item.date === undefined || item.weekdays === undefined,
    fault('needs', 'weekdays go with from and to', { fields: ['from', 'to'] }),
  )
  .refine(inOrder, orderRule)
  .meta({ id: 'PriceOverride' });
/** `from` and `to` are both included. */
export const pricingBody = z
  .strictObject({ overrides: z.array(override).min(1).max(200) })
  .meta({ id: 'PricingInput' });
