import { sha256Digests } from '../functions/adapters/signing/digests.ts';
import { capOf } from '../functions/domain/availability.ts';
import { type Booking, type BookingIn, DIRECT_SOURCE } from '../functions/domain/booking/booking.ts';
import type { WithoutAccount } from '../functions/domain/booking/guest-access.ts';
import type { HistoryEvent } from '../functions/domain/booking/history.ts';
import { type HistoryActor, type HistoryEntry, snapshotsOf, systemActor } from '../functions/domain/booking/history.ts';
import { makeHold } from '../functions/domain/booking/make.ts';
import { complete, confirm, openAttempt, review } from '../functions/domain/booking/moves.ts';
import type { PaymentAttempt } from '../functions/domain/booking/payment.ts';
import { referenceFrom } from '../functions/domain/booking/reference.ts';
import { addMinutes, type Instant } from '../functions/domain/calendar/instant.ts';
import { type Hotel, inventoryOf, type Night, type RoomType } from '../functions/domain/hotel/hotel.ts';
import { type RatePlan, STANDARD_ID } from '../functions/domain/rates/plan.ts';
import { judgedDates } from '../functions/domain/rates/restrictions.ts';
import { nightsOf, type Stay } from '../functions/domain/stay.ts';
import { offersOf, rateRoom } from '../functions/domain/stay-offer.ts';
import { dueOfStay } from '../functions/domain/stay-price.ts';
import { hashOfBody } from '../functions/usecases/bookings/hold-rooms.ts';
import type { DemoGuest } from './guests.ts';

/** A booking with everything that was written from its hold to its present state. */
export interface SoldStay<B extends Booking = Booking> {
  readonly booking: B;
  /** Null where nothing was due with the booking. */
  readonly attempt: PaymentAttempt | null;
  readonly history: readonly HistoryEntry[];
}

/** A requested stay, and the moment it is booked. */
export interface SaleRequest {
  readonly hotel: Hotel;
  readonly roomType: RoomType;
  readonly stay: Stay;
  /** The plan the guest would like, and that of all others. */
  readonly plans: readonly [RatePlan, RatePlan];
  /** The account that books, and who comes. */
  readonly guest: DemoGuest;
  readonly guestPhone?: string | null;
  /** Set where the guest books without an account. */
  readonly withoutAccount?: WithoutAccount;
  readonly bookedAt: Instant;
  readonly specialRequests: string | null;
  /** Distinguishes stays that are otherwise equal. */
  readonly place?: number;
}

/** A hotel's nights by date and room type while its bookings are made. */
export type NightBook = Map<string, Night>;

export const nightKey = (date: string, roomTypeId: string): string => `${date}#${roomTypeId}`;

const HOLD_MINUTES = 15;
const CARD = 'tok_visa';

/** A room type's night as it is sold from. */
const nightOf = (book: NightBook, roomType: RoomType, date: string): Night =>
  book.get(nightKey(date, roomType.id)) ?? { hotelId: roomType.hotelId, roomTypeId: roomType.id, date };

/** How many rooms the whole stay can still have. */
export const leftFor = (book: NightBook, roomType: RoomType, stay: Pick<Stay, 'checkIn' | 'checkOut'>): number =>
  Math.min(...nightsOf(stay).map((date) => nightOf(book, roomType, date).left ?? capOf(inventoryOf(roomType))));

/** What a hold does to a night in the table (rule 1): one more change of its counters. */
const take = (book: NightBook, roomType: RoomType, date: string, rooms: number): void => {
  const night = nightOf(book, roomType, date);
  const cap = night.cap ?? capOf(inventoryOf(roomType));
  book.set(nightKey(date, roomType.id), {
    ...night,
    left: (night.left ?? cap) - rooms,
    sold: (night.sold ?? 0) + rooms,
    cap,
    seq: (night.seq ?? 0) + 1,
  });
};

/** What the history keeps of a move. */
export const entry = (before: Booking, after: Booking, event: HistoryEvent, actor: HistoryActor): HistoryEntry => ({
  bookingId: after.id,
  revision: after.revision,
  event,
  actor,
  at: after.updatedAt,
  ...snapshotsOf(before, after),
  reason: null,
});

/** The quote of the stay under the requested plan, or under the standard plan if that plan does not allow the stay. */
const quoteFor = ({ hotel, roomType, stay, plans, bookedAt }: SaleRequest, book: NightBook) => {
  const dates = judgedDates(stay.checkIn, stay.checkOut);
  const nights = dates.flatMap((date) => book.get(nightKey(date, roomType.id)) ?? []);
  const room = rateRoom({ hotel, roomType, nights, stay, now: bookedAt, maxNights: LONGEST_STAY });
  const [wanted, usual] = plans.map((plan) => offersOf(room, [plan]).quotes[0]);
  return wanted ?? usual;
};

const hold = (request: SaleRequest, book: NightBook) => {
  const { hotel, roomType, stay, guest, bookedAt, specialRequests } = request;
  const quote = quoteFor(request, book);
  if (quote === undefined) return undefined;
  const { id: userId, name: guestName, email: guestEmail } = guest;
  const place = request.place === undefined ? '' : ` ${request.place}`;
  const key = `demo ${roomType.id} ${stay.checkIn} ${bookedAt}${place}`;
  const { id, referenceBytes } = sha256Digests.booking(userId, key);
  const guestPhone = request.guestPhone ?? null;
  const said = { guestName, guestEmail, guestPhone, specialRequests, source: DIRECT_SOURCE };
  const body = {
    hotelId: hotel.id,
    roomTypeId: roomType.id,
    checkIn: stay.checkIn,
    checkOut: stay.checkOut,
    ...said,
    ...planSaid(quote.plan),
  };
  for (const { date } of quote.nights) take(book, roomType, date, stay.party.length);
  return makeHold(quote, {
    id,
    reference: referenceFrom(referenceBytes),
    userId,
    ...said,
    bodyHash: hashOfBody(sha256Digests, {
      ...body,
      party: stay.party.map(({ adults, childAges }) => ({ adults, childAges: [...childAges] })),
    }),
    withoutAccount: request.withoutAccount,
    requestNonce: `${id}-1`,
    now: bookedAt,
    holdMinutes: HOLD_MINUTES,
  });
};

const planSaid = ({ id }: { readonly id: string }) => (id === STANDARD_ID ? {} : { ratePlanId: id });

/** The longest stay of the demo world. */
const LONGEST_STAY = 30;

/**
 * Sells a stay by the domain's own moves: priced as of `bookedAt`, held, paid a few minutes later, confirmed. Undefined
 * where a night has not enough rooms left; then nothing is taken.
 */
export const sell = (
  request: SaleRequest,
  book: NightBook,
  minutesToPay: number,
): SoldStay<BookingIn<'confirmed'>> | undefined => {
  const held = hold(request, book);
  if (held === undefined) return undefined;
  const payingAt = addMinutes(request.bookedAt, minutesToPay);
  const settledAt = addMinutes(payingAt, 0.01);
  const { dueNow } = dueOfStay(held);
  const guest: HistoryActor = { kind: 'guest', id: request.guest.id };
  if (dueNow === 0) {
    const booking = confirm(held, null, { now: payingAt, nonce: `${held.id}-3` });
    return { booking, attempt: null, history: [entry(held, booking, 'booking.confirmed', guest)] };
  }
  const opened = openAttempt(held, { now: payingAt, nonce: `${held.id}-2` });
  const attempt: PaymentAttempt = {
    bookingId: held.id,
    n: opened.attempt,
    amount: dueNow,
    currency: held.currency,
    method: CARD,
    purpose: 'confirm',
    targetVersion: held.version + 1,
    target: null,
    state: 'kept',
    tries: 0,
    dueAt: null,
    createdAt: payingAt,
    settledAt,
  };
  if (opened.status !== 'reserved') throw new Error('an attempt to pay has moved a hold');
  const booking = confirm(opened, attempt, { now: settledAt, nonce: `${held.id}-3` });
  return { booking, attempt, history: [entry(opened, booking, 'booking.confirmed', guest)] };
};

/** The stay is over: the schedule completed it within a minute of check-out time. */
export const slept = (sold: SoldStay<BookingIn<'confirmed' | 'checked_in'>>): SoldStay<BookingIn<'completed'>> => {
  const moment = { now: addMinutes(sold.booking.checkOutAt, 0.5), nonce: `${sold.booking.id}-4` };
  const booking = complete(sold.booking, null, moment);
  const told = entry(sold.booking, booking, 'booking.completed', systemActor);
  return { ...sold, booking, history: [...sold.history, told] };
};

/** The guest has reviewed it, `hours` after departure. */
export const reviewed = (sold: SoldStay<BookingIn<'completed'>>, hours: number): SoldStay<BookingIn<'completed'>> => {
  const moment = { now: addMinutes(sold.booking.checkOutAt, hours * 60), nonce: `${sold.booking.id}-5` };
  const booking = review(sold.booking, moment);
  const told = entry(sold.booking, booking, 'review.created', { kind: 'guest', id: sold.booking.userId });
  return { ...sold, booking, history: [...sold.history, told] };
};
