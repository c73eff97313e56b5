import * as z from 'zod';
import { id, instant, money, version } from '../common.ts';
import { cancellationPolicy, demandPricing, hotelStatus, overrideReason, tax } from '../hotels.ts';

export const hotel = z
  .strictObject({
    id,
    name: z.string(),
    description: z.string(),
    address: z.string(),
    city: z.string(),
    country: z.string(),
    latitude: z.number(),
    longitude: z.number(),
    starRating: z.int().nullable(),
    amenities: z.array(z.string()),
    images: z.array(z.strictObject({ url: z.string(), alt: z.string() })),
    status: hotelStatus,
    timeZone: z.string(),
    currency: z.string(),
    checkInTime: z.string(),
    checkOutTime: z.string(),
    taxes: z.array(z.strictObject({ name: z.string(), kind: tax.shape.kind, value: z.string() })),
    cancellationPolicy,
    rating: z.number().nullable(),
    reviewCount: z.int(),
    ownerId: id,
    createdAt: instant,
    updatedAt: instant,
    version,
  })
  .meta({ id: 'Hotel' });

export const roomType = z
  .strictObject({
    id,
    hotelId: id,
    name: z.string(),
    description: z.string(),
    basePrice: money,
    maxGuests: z.int(),
    totalRooms: z.int(),
    softLimit: z.int().nullable(),
    amenities: z.array(z.string()),
    images: z.array(z.strictObject({ url: z.string(), alt: z.string() })),
    demandPricing: z
      .strictObject({
        occupancy: demandPricing.shape.occupancy.unwrap(),
        leadTime: demandPricing.shape.leadTime.unwrap(),
        floor: money.nullable(),
        ceiling: money.nullable(),
      })
      .nullable(),
    version,
  })
  .meta({ id: 'RoomType' });
export const pricedNight = z.strictObject({ date: z.string(), price: money, reason: overrideReason });

export const hotelAnswer = z.strictObject({ hotel });
export const hotelWithRooms = z.strictObject({ hotel, roomTypes: z.array(roomType) });
export const roomTypeAnswer = z.strictObject({ roomType });

export const priceRule = z.union([
  z.strictObject({ kind: z.literal('base') }),
  z.strictObject({ kind: z.literal('override'), reason: overrideReason }),
  z.strictObject({ kind: z.literal('demand'), id: z.string(), factor: z.string() }),
]);
/** All `rooms[].price` add up to `totals.rooms`; `price` and `rule` are those of the room booked first. */
export const nightlyPrice = z.strictObject({
  date: z.string(),
  price: money,
  rule: priceRule,
  rooms: z.array(z.strictObject({ price: money, rule: priceRule })),
});
export const totals = z.strictObject({
  rooms: money,
  /** `fee` marks what a change keeps of the price of before. */
  taxes: z.array(z.strictObject({ name: z.string(), amount: money, kind: z.literal('fee').optional() })),
  total: money,
});
/** The policy as dated steps: cancel before `until` and get `refund` back. */
export const datedPolicy = z.strictObject({ steps: z.array(z.strictObject({ until: instant, refund: money })) });
export const offer = z
  .strictObject({
    quote: z.string(),
    quoteExpiresAt: instant,
    nightlyPrices: z.array(nightlyPrice),
    totals,
    currency: z.string(),
    cancellationPolicy: datedPolicy,
  })
  .meta({ id: 'Offer' });

export const unavailableReason = z.enum(['sold-out', 'closed', 'too-many-guests']);
export const hotelRooms = z.strictObject({
  hotelId: id,
  nights: z.array(z.string()),
  rooms: z.array(
    z.strictObject({
      roomType,
      available: z.int().nullable(),
      offer: offer.nullable(),
      unavailable: z.strictObject({ reason: unavailableReason, nights: z.array(z.string()) }).nullable(),
    }),
  ),
});
export const calendarNight = z.strictObject({
  date: z.string(),
  roomTypeId: id,
  available: z.int(),
  price: money,
  rule: priceRule,
  minStay: z.int().nullable(),
  closed: z.boolean(),
});
