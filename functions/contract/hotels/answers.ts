import * as z from 'zod';
import { id, instant, money, version } from '../common.ts';
import { image } from '../pictures/answers.ts';
import { board, cancellationPolicy, overrideReason, taxKind } from '../rates/bodies.ts';
import { demandPricing, hotelStatus } from './bodies.ts';

const tax = z
  .strictObject({
    name: z.string(),
    kind: taxKind,
    value: z.string(),
    included: z.literal(true).optional(),
    fromAge: z.int().optional(),
    maxNights: z.int().optional(),
    season: z.strictObject({ from: z.string(), to: z.string() }).optional(),
    due: z.literal('at_hotel').optional(),
  })
  .meta({ id: 'Tax' });

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
    images: z.array(image),
    status: hotelStatus,
    timeZone: z.string(),
    currency: z.string(),
    checkInTime: z.string(),
    checkOutTime: z.string(),
    taxes: z.array(tax),
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
    maxAdults: z.int().nullable(),
    maxChildren: z.int().nullable(),
    guestPricing: z
      .strictObject({
        includedAdults: z.int(),
        extraAdult: money,
        fewerAdult: money,
        children: z.array(z.strictObject({ toAge: z.int(), price: money, counts: z.boolean() })),
      })
      .nullable(),
    totalRooms: z.int(),
    softLimit: z.int().nullable(),
    amenities: z.array(z.string()),
    images: z.array(image),
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
/** The people of a room; a room without people is of a stay with fewer guests than rooms. */
export const roomParty = z.strictObject({ adults: z.int(), childAges: z.array(z.int()) }).meta({ id: 'RoomParty' });
/**
 * What a night costs in one room: the night's price and each step. `nightPrice` and `rule` are there where a change has
 * priced this room by another night's price.
 */
export const roomNight = z
  .strictObject({
    price: money,
    nightPrice: money.optional(),
    rule: priceRule.optional(),
    adjustments: z.array(z.strictObject({ kind: z.enum(['plan', 'adults', 'children', 'board']), amount: money })),
  })
  .meta({ id: 'RoomNight' });
/**
 * `price` is the night before plan and party, and `rule` what made it, of the room booked first. All `rooms[].price`, in
 * the order of the party, add up to `totals.rooms`.
 */
export const nightlyPrice = z.strictObject({
  date: z.string(),
  price: money,
  rule: priceRule,
  rooms: z.array(roomNight),
});
export const totals = z.strictObject({
  rooms: money,
  /** `fee` marks what a change keeps of the price of before. An included line is part of `rooms` and is not added. */
  taxes: z.array(
    z.strictObject({
      name: z.string(),
      amount: money,
      kind: z.literal('fee').optional(),
      included: z.literal(true).optional(),
      due: z.literal('at_hotel').optional(),
    }),
  ),
  total: money,
});
/** The policy as dated steps: cancel before `until` and get `refund` back. */
export const datedPolicy = z.strictObject({ steps: z.array(z.strictObject({ until: instant, refund: money })) });
/** The plan of an offer or a booking. `refundable`: a step still to come gives money back. */
export const offeredPlan = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    board,
    refundable: z.boolean(),
    membersOnly: z.boolean().meta({ description: 'Only a caller who is signed in with an account has it.' }),
  })
  .meta({ id: 'OfferedRatePlan' });
/** What is paid with the booking and what at the hotel; both add up to the total. */
export const paymentTerms = z
  .strictObject({ kind: z.enum(['at_booking', 'deposit', 'at_hotel']), dueNow: money, dueAtHotel: money })
  .meta({ id: 'PaymentTerms' });
export const offer = z
  .strictObject({
    quote: z.string(),
    quoteExpiresAt: instant,
    nightlyPrices: z.array(nightlyPrice),
    totals,
    currency: z.string(),
    cancellationPolicy: datedPolicy,
    ratePlan: offeredPlan,
    party: z.array(roomParty),
    payment: paymentTerms,
  })
  .meta({ id: 'Offer' });

/** The first that holds, in this order. */
export const unavailableReason = z.enum([
  'too_many_guests',
  'closed',
  'sold_out',
  'advance',
  'closed_to_arrival',
  'closed_to_departure',
  'min_stay',
  'max_stay',
]);
/** `nightsAllowed` is there where the stay is too short or too long. */
export const unavailable = z
  .strictObject({
    reason: unavailableReason,
    nights: z.array(z.string()),
    nightsAllowed: z.strictObject({ min: z.int(), max: z.int() }).optional(),
  })
  .meta({ id: 'Unavailable' });
export const hotelRooms = z.strictObject({
  hotelId: id,
  nights: z.array(z.string()),
  rooms: z.array(
    z.strictObject({
      roomType,
      available: z.int().nullable(),
      /** The first of `offers`. */
      offer: offer.nullable(),
      /** One a rate plan that this caller may have, the cheapest first. */
      offers: z.array(offer),
      unavailable: unavailable.nullable(),
    }),
  ),
});
/** What a night is restricted by; null and false are no restriction. */
export const restrictions = z
  .strictObject({
    minStay: z.int().nullable(),
    minStayThrough: z.int().nullable(),
    maxStay: z.int().nullable(),
    closedToArrival: z.boolean(),
    closedToDeparture: z.boolean(),
    closed: z.boolean(),
  })
  .meta({ id: 'Restrictions' });
/** `price` is that of a room, and with a party that of all its rooms under the plan, before taxes. */
export const calendarNight = z.strictObject({
  date: z.string(),
  roomTypeId: id,
  available: z.int(),
  price: money,
  rule: priceRule,
  minStay: z.int().nullable(),
  closed: z.boolean(),
  restrictions,
});
