import * as z from 'zod';
import { id, instant, money, version } from '../common.ts';
import { datedPolicy, nightlyPrice, offer, offeredPlan, roomParty, totals } from '../hotels/answers.ts';
import { bookingStatus } from './booking-status.ts';

export const bookingAction = z.enum([
  'confirm',
  'change',
  'correct',
  'cancel',
  'resend',
  'review',
  'check_in',
  'check_out',
  'no_show',
  'reinstate',
  'rebook',
]);

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

/** Where the booking is, and where each of its `actions` is done: paths below the API's origin. */
const links = {
  self: z.string(),
  confirm: z.string().optional(),
  change: z.string().optional(),
  correct: z.string().optional(),
  cancel: z.string().optional(),
  resend: z.string().optional(),
  review: z.string().optional(),
  check_in: z.string().optional(),
  check_out: z.string().optional(),
  no_show: z.string().optional(),
  reinstate: z.string().optional(),
  rebook: z.string().optional(),
} satisfies Record<'self' | z.output<typeof bookingAction>, z.ZodType>;

/** The hotel as it is today; one that is deleted as it was then. */
export const bookedHotel = z
  .strictObject({
    name: z.string(),
    address: z.string(),
    city: z.string(),
    country: z.string(),
    latitude: z.number(),
    longitude: z.number(),
    timeZone: z.string(),
    checkInTime: z.string(),
    checkOutTime: z.string(),
    image: z.strictObject({ url: z.string(), alt: z.string() }).nullable(),
  })
  .meta({ id: 'BookedHotel' });

export const booking = z
  .strictObject({
    id,
    reference: z.string(),
    status: bookingStatus,
    hotelId: id,
    /** As it was when the booking was made or last moved; `hotel` has the name of today. */
    hotelName: z.string(),
    hotel: bookedHotel,
    roomTypeId: id,
    roomTypeName: z.string(),
    checkIn: z.string(),
    checkOut: z.string(),
    nights: z.int(),
    guests: z.int(),
    rooms: z.int(),
    guestName: z.string(),
    /** Null where the guest of a booking made at the desk gave none. */
    guestEmail: z.string().nullable(),
    guestPhone: z.string().nullable(),
    specialRequests: z.string().nullable(),
    /** `HH:MM` on the hotel's clock, as the guest expects to arrive. */
    arrivalTime: z.string().nullable(),
    source: z.string(),
    /** The caller's own name for the booking, and facts about it. */
    externalReference: z.string().nullable(),
    metadata: z.record(z.string(), z.string()),
    /** The language that the guest is written to in. */
    language: z.string().nullable(),
    party: z.array(roomParty),
    ratePlan: offeredPlan,
    /** `sentences` say in English how the rooms of the night come to their price, rooms that cost the same once. */
    nightlyPrices: z.array(nightlyPrice.extend({ sentences: z.array(z.string()) })),
    totals,
    cancellationPolicy: datedPolicy,
    payment: z.strictObject({
      status: z.enum(['none', 'pending', 'paid', 'failed', 'refund_pending', 'partially_refunded', 'refunded']),
      paid: money,
      refunded: money,
      /** What a confirmation would charge; 0 once there is nothing to confirm. */
      dueNow: money,
      /** What is still to be paid at the hotel. */
      dueAtHotel: money,
      /** Points that pay a part of the price, and what they pay; what was given back is no more among them. */
      redeemed: z.strictObject({ points: z.int(), worth: money }).nullable(),
    }),
    expiresAt: instant,
    confirmedAt: instant.nullable(),
    cancelledAt: instant.nullable(),
    cancelledBy: z.enum(['guest', 'hotel', 'system']).nullable(),
    cancelReason: z.string().nullable(),
    review: review.nullable(),
    createdAt: instant,
    updatedAt: instant,
    version,
    actions: z.array(bookingAction),
    links: z.strictObject(links),
  })
  .meta({ id: 'Booking' });

export const bookingAnswer = z.strictObject({ booking });
export const holdAnswer = z.strictObject({ booking, deduplicated: z.boolean() });
/** `most` of the `balance` can pay for the hold; `points` of them pay `worth`, and `dueNow` is left to charge. */
export const bookingPoints = z.strictObject({
  balance: z.int(),
  most: z.int(),
  points: z.int(),
  worth: money,
  dueNow: money,
});
export const cancelAnswer = z.strictObject({ booking, refund: money });
/** `points` come back besides the money. */
export const cancellationPreview = z.strictObject({ refund: money, points: z.int(), steps: datedPolicy.shape.steps });
/** `difference` is of the totals; a change of a paid booking charges `chargeNow` or gives `refundNow` back. */
export const changePreview = z.strictObject({
  totals,
  difference: z.strictObject({ amount: z.string(), currency: z.string() }),
  chargeNow: money,
  refundNow: money,
  cancellationPolicy: datedPolicy,
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
    /** Of the guest's details those that were corrected. */
    guestName: z.string().optional(),
    guestEmail: z.string().nullable().optional(),
    guestPhone: z.string().nullable().optional(),
    specialRequests: z.string().nullable().optional(),
    arrivalTime: z.string().nullable().optional(),
  })
  .meta({ id: 'BookingSnapshot' });
export const historyEntry = z.strictObject({
  version: z.int(),
  event: z.string(),
  actor: z.strictObject({ kind: z.enum(['guest', 'owner', 'system_admin', 'system']), id: z.string().nullable() }),
  at: instant,
  /** Why: in the words of who did it, or how a payment ended. */
  reason: z.string().nullable(),
  before: bookingSnapshot.nullable(),
  after: bookingSnapshot,
});
export const moneyMovement = z.strictObject({
  kind: z.enum(['charge', 'refund']),
  amount: money,
  status: z.enum(['pending', 'succeeded', 'failed']),
  /** By card, or how the front desk took or gave it; `desk` where it waits there to be given. */
  method: z.enum(['card', 'cash', 'terminal', 'transfer', 'desk']),
  at: instant,
});
export const received = z.strictObject({ received: z.literal(true) });
/** A refund that is owed and has failed often; `booking` is whose it is. */
export const failedRefund = z
  .strictObject({
    booking: z.strictObject({
      id,
      reference: z.string(),
      hotelId: id,
      hotelName: z.string(),
      guestEmail: z.string().nullable(),
    }),
    number: z.int(),
    amount: money,
    reason: z.enum(['cancelled', 'changed', 'not_kept']),
    tries: z.int(),
    owedSince: instant,
    nextTryAt: instant.nullable(),
  })
  .meta({ id: 'FailedRefund' });
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

const bookable = z.strictObject({
  hotelId: id,
  roomTypeId: id,
  checkIn: z.string(),
  checkOut: z.string(),
  guests: z.int(),
  rooms: z.int(),
  party: z.array(roomParty),
  ratePlanId: z.string(),
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
