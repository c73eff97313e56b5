import * as z from 'zod';
import { email } from './accounts.ts';
import { date, id, instant, money, text, version } from './common.ts';
import { datedPolicy, nightlyPrice, offer, totals } from './hotels.ts';

export const bookingStatus = z.enum([
  'reserved',
  'payment_pending',
  'confirmed',
  'checked_in',
  'completed',
  'no_show',
  'expired',
  'cancelled',
]);
export const bookingAction = z.enum([
  'confirm',
  'change',
  'cancel',
  'review',
  'check_in',
  'check_out',
  'no_show',
  'rebook',
]);
const guests = z.int().min(1).max(160);
const rooms = z.int().min(1).max(8);
const quote = z.string().min(1).max(40_000);

export const holdBody = z
  .strictObject({
    hotelId: id,
    roomTypeId: id,
    checkIn: date,
    checkOut: date,
    guests,
    rooms: rooms.default(1),
    guestName: text(1, 200),
    guestEmail: email,
    specialRequests: text(0, 1000).optional(),
    quote: quote.optional(),
  })
  .meta({ id: 'BookingInput' });

export const booking = z
  .strictObject({
    id,
    reference: z.string(),
    status: bookingStatus,
    hotelId: id,
    hotelName: z.string(),
    roomTypeId: id,
    roomTypeName: z.string(),
    checkIn: z.string(),
    checkOut: z.string(),
    nights: z.int(),
    guests: z.int(),
    rooms: z.int(),
    guestName: z.string(),
    guestEmail: z.string(),
    specialRequests: z.string().nullable(),
    nightlyPrices: z.array(nightlyPrice),
    totals,
    cancellationPolicy: datedPolicy,
    payment: z.strictObject({
      status: z.enum(['none', 'pending', 'paid', 'failed', 'refund_pending', 'partially_refunded', 'refunded']),
      paid: money,
      refunded: money,
    }),
    expiresAt: instant,
    confirmedAt: instant.nullable(),
    cancelledAt: instant.nullable(),
    createdAt: instant,
    updatedAt: instant,
    version,
    actions: z.array(bookingAction),
  })
  .meta({ id: 'Booking' });

export const bookingAnswer = z.strictObject({ booking });
export const holdAnswer = z.strictObject({ booking, deduplicated: z.boolean() });
export const cancelAnswer = z.strictObject({ booking, refund: money });
export const cancellationPreview = z.strictObject({ refund: money, steps: datedPolicy.shape.steps });

export const confirmBody = z.strictObject({
  paymentMethod: z.string().regex(/^[\w-]{1,255}$/, 'is not a payment method'),
});
export const cancelBody = z.strictObject({ reason: text(0, 1000).optional() }).optional();

const changeFields = {
  checkIn: date.optional(),
  checkOut: date.optional(),
  guests: guests.optional(),
  roomTypeId: id.optional(),
  rooms: rooms.optional(),
};
const namesAChange = (body: Record<string, unknown>): boolean =>
  ['checkIn', 'checkOut', 'guests', 'roomTypeId', 'rooms'].some((field) => body[field] !== undefined);
export const changePreviewBody = z.strictObject(changeFields).refine(namesAChange, 'names nothing to change');
export const changeBody = z
  .strictObject({ ...changeFields, quote: quote.optional() })
  .refine(namesAChange, 'names nothing to change')
  .meta({ id: 'ChangeInput' });
export const changePreview = z.strictObject({
  totals,
  difference: z.strictObject({ amount: z.string(), currency: z.string() }),
  quote: z.string(),
});

/** The part of a booking that its history shows before and after. */
export const bookingSnapshot = z
  .strictObject({
    status: bookingStatus,
    version: z.int(),
    hotelId: id,
    roomTypeId: id,
    checkIn: z.string(),
    checkOut: z.string(),
    guests: z.int(),
    rooms: z.int(),
    total: money,
    paid: money,
    refunded: money,
  })
  .meta({ id: 'BookingSnapshot' });
export const historyEntry = z.strictObject({
  version: z.int(),
  event: z.string(),
  actor: z.strictObject({ kind: z.enum(['guest', 'owner', 'system_admin', 'system']), id: z.string().nullable() }),
  at: instant,
  before: bookingSnapshot.nullable(),
  after: bookingSnapshot,
});
export const moneyMovement = z.strictObject({
  kind: z.enum(['charge', 'refund']),
  amount: money,
  status: z.enum(['pending', 'succeeded', 'failed']),
  at: instant,
});

export const reviewBody = z
  .strictObject({ rating: z.int().min(1).max(5), title: text(0, 200).optional(), content: text(0, 5000).optional() })
  .meta({ id: 'ReviewInput' });
export const review = z
  .strictObject({
    id,
    hotelId: id,
    rating: z.int(),
    title: z.string().nullable(),
    content: z.string().nullable(),
    authorName: z.string(),
    stayedAt: z.string(),
    createdAt: instant,
  })
  .meta({ id: 'Review' });
export const reviewAnswer = z.strictObject({ review });
export const reviewList = z.strictObject({
  items: z.array(review),
  nextCursor: z.string().nullable(),
  summary: z.strictObject({
    rating: z.number().nullable(),
    count: z.int(),
    histogram: z.strictObject({ '1': z.int(), '2': z.int(), '3': z.int(), '4': z.int(), '5': z.int() }),
  }),
});

/** Where a booking is moved: another room type of the same hotel, or one of another hotel of the owner. */
export const rebookBody = z.strictObject({ roomTypeId: id, hotelId: id.optional() });
export const departureBody = z.strictObject({}).optional();

const bookable = z.strictObject({
  hotelId: id,
  roomTypeId: id,
  checkIn: z.string(),
  checkOut: z.string(),
  guests: z.int(),
  rooms: z.int(),
});
/** What can be booked now instead, each ready for POST /bookings. */
export const alternatives = z
  .strictObject({
    roomTypes: z.array(z.strictObject({ ...bookable.shape, roomTypeName: z.string(), total: money, offer })),
    dates: z.array(z.strictObject({ ...bookable.shape, total: money, offer })),
    hotels: z.array(
      z.strictObject({
        ...bookable.shape,
        hotelName: z.string(),
        roomTypeName: z.string(),
        distanceKm: z.number(),
        total: money,
        offer,
      }),
    ),
  })
  .meta({ id: 'Alternatives' });

export const overbookedNight = z.strictObject({ date: z.string(), roomTypeId: id, sold: z.int(), totalRooms: z.int() });
export const reconciliation = z
  .strictObject({
    nights: z.int(),
    checked: z.int(),
    inFlux: z.int(),
    drift: z.array(
      z.strictObject({
        date: z.string(),
        roomTypeId: id,
        sold: z.int(),
        bookings: z.int(),
        left: z.int(),
        cap: z.int(),
        repaired: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'Reconciliation' });
export const repairBody = z.strictObject({ repair: z.literal(true) });
