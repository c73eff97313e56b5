import { foldEmail } from '../account/email.ts';
import type { IsoDate } from '../calendar/date.ts';
import { addHours, addMinutes, type Instant, later } from '../calendar/instant.ts';
import { toInstant } from '../calendar/zone.ts';
import type { Minor } from '../money.ts';
import { deadlineFromCheckIn } from '../policy.ts';
import type { FrozenStay } from '../stay-price.ts';
import type { Booking, BookingFacts, BookingIn } from './booking.ts';
import type { Correction } from './correction.ts';
import { releasedFrom } from './delta.ts';
import type { WithoutAccount } from './guest-access.ts';
import type { Payment, PaymentAttempt } from './payment.ts';

// Each move makes the booking as it will be from the booking as it is. Whether the move is legal is the machine's word,
// whether it still is when it is written is the word of the conditional write.

/** When a move is made, and the server's own mark on it. */
export interface Moment {
  readonly now: Instant;
  readonly nonce: string;
}

/** A write that changes nothing a guest sees. */
export const marked = <B extends Booking>(booking: B, { now, nonce }: Moment) => ({
  ...booking,
  revision: booking.revision + 1,
  requestNonce: nonce,
  updatedAt: now,
});
/** A change a guest sees. */
export const moved = <B extends Booking>(booking: B, moment: Moment) => ({
  ...marked(booking, moment),
  version: booking.version + 1,
});

/** No unit is assigned any more: the unit-nights are free with the same write (rule 33). */
const withoutUnits = { unitIds: undefined, unitsFrom: undefined } as const;

const nothingDue = { dueAt: null, dueKind: null } as const;
/** A charge under way keeps its nights at least so long, whatever the hold's own end (rule 12). */
const ATTEMPT_MINUTES = 2;
export const attemptUntil = (now: Instant): Instant => addMinutes(now, ATTEMPT_MINUTES);

/** An attempt to pay opens: a hold is kept until the attempt's end at least. */
export const openAttempt = (booking: Booking, moment: Moment): Booking => {
  const n = booking.attempt + 1;
  const opened = { attempt: n, openAttempt: n };
  if (booking.status !== 'reserved') return { ...marked(booking, moment), ...opened };
  const dueAt = later(booking.expiresAt, attemptUntil(moment.now));
  return { ...marked(booking, moment), ...opened, dueAt };
};

/** A late confirm takes an expired hold's nights again before it charges, for as long as the attempt runs (rule 13). */
export const retake = (booking: BookingIn<'expired'>, moment: Moment): BookingIn<'reserved'> => {
  const n = booking.attempt + 1;
  const dueAt = attemptUntil(moment.now);
  return { ...moved(booking, moment), attempt: n, openAttempt: n, status: 'reserved', dueAt, dueKind: 'hold' };
};

/** The attempt ends without a charge that is kept: a hold is as it was before it. */
export const closeAttempt = (booking: Booking, moment: Moment): Booking => {
  const closed = { ...marked(booking, moment), openAttempt: null };
  const payment: Payment = { ...booking.payment, status: 'failed' };
  if (closed.status === 'reserved') return { ...closed, payment, dueAt: booking.expiresAt };
  return closed.status === 'payment_pending' ? { ...closed, payment } : closed;
};

/** Minutes a booking that waited for the gateway is left to try another card once its own was declined. */
const SECOND_TRY_MINUTES = 15;

export const leaveForSecondTry = (booking: Booking, { now }: Moment): Booking =>
  booking.status === 'payment_pending'
    ? { ...booking, dueAt: later(booking.expiresAt, addMinutes(now, SECOND_TRY_MINUTES)) }
    : booking;

/** The gateway is away: the hold waits for it, `limitHours` at most. The attempt stays open. */
export const awaitPayment = (
  booking: BookingIn<'reserved'>,
  limitHours: number,
  moment: Moment,
): BookingIn<'payment_pending'> => ({
  ...moved(booking, moment),
  status: 'payment_pending',
  payment: { ...booking.payment, status: 'pending' },
  dueAt: addHours(moment.now, limitHours),
  dueKind: 'payment_limit',
});

/**
 * The attempt's charge is in and is kept from here on: this version names it (rule 12). Without an attempt nothing is
 * due now: the stay is paid at the hotel.
 */
export const confirm = (
  booking: BookingIn<'reserved' | 'payment_pending' | 'expired'>,
  attempt: PaymentAttempt | null,
  moment: Moment,
): BookingIn<'confirmed'> => ({
  ...moved(booking, moment),
  status: 'confirmed',
  openAttempt: null,
  payment: attempt === null ? booking.payment : keepCharge(booking.payment, attempt),
  confirmedAt: moment.now,
  cancelledAt: null,
  dueAt: completionDue(booking),
  dueKind: 'completion',
});

/** A stay is over at check-out, and not before its last deadline (rule 29): a hotel far away may have moved it. */
export const completionDue = ({ checkInAt, checkOutAt, policy, nights }: BookingFacts): Instant =>
  later(checkOutAt, deadlineFromCheckIn(policy, checkInAt, nights.length) ?? checkOutAt);

const keepCharge = (payment: Payment, attempt: PaymentAttempt): Payment => ({
  ...payment,
  status: 'paid',
  paid: payment.paid + attempt.amount,
  method: attempt.method,
  charges: [...payment.charges, { attempt: attempt.n, amount: attempt.amount, returned: 0 }],
  ...(attempt.redeemed && { redeemed: attempt.redeemed }),
});

/** The hold, or the wait for the gateway, has run out. */
export const expire = (booking: BookingIn<'reserved' | 'payment_pending'>, moment: Moment): BookingIn<'expired'> => ({
  ...moved(booking, moment),
  status: 'expired',
  openAttempt: null,
  payment: booking.payment.status === 'pending' ? { ...booking.payment, status: 'failed' } : booking.payment,
  ...nothingDue,
});

/** What a cancellation promises back, who made it and why. */
export interface Cancellation {
  readonly refund: Minor;
  readonly by: BookingIn<'cancelled'>['cancelledBy'];
  readonly reason: string | null;
}

/** Cancelled, with what is promised back; the refund entries themselves are made beside it. */
export const cancel = (
  booking: BookingIn<'reserved' | 'payment_pending' | 'confirmed'>,
  { refund, by, reason }: Cancellation,
  moment: Moment,
): BookingIn<'cancelled'> => ({
  ...moved(booking, moment),
  status: 'cancelled',
  openAttempt: null,
  cancellationRefund: refund,
  cancelledAt: moment.now,
  cancelledBy: by,
  cancelReason: reason,
  ...withoutUnits,
  ...nothingDue,
});

export const checkIn = (booking: BookingIn<'confirmed'>, moment: Moment): BookingIn<'checked_in'> => ({
  ...moved(booking, moment),
  status: 'checked_in',
});

/** The stay is over; leaving early, on `departure`, gives the nights after it back. */
export const complete = (
  booking: BookingIn<'confirmed' | 'checked_in'>,
  departure: IsoDate | null,
  moment: Moment,
): BookingIn<'completed'> => ({
  ...moved(booking, moment),
  status: 'completed',
  releasedFrom: departure === null ? booking.releasedFrom : releasedFrom(booking, departure),
  ...nothingDue,
});

/** The guests did not come: the nights after `date` can be sold again. */
export const noShow = (booking: BookingIn<'confirmed'>, date: IsoDate, moment: Moment): BookingIn<'no_show'> => ({
  ...moved(booking, moment),
  status: 'no_show',
  releasedFrom: releasedFrom(booking, date),
  ...withoutUnits,
  ...nothingDue,
});

/**
 * The guests came after all: confirmed again for the whole stay, with the nights that the no-show gave back and without
 * a unit. Nothing was paid back and nothing was earned by the no-show, so money and points stay as they are.
 */
export const reinstate = (booking: BookingIn<'no_show'>, moment: Moment): BookingIn<'confirmed'> => ({
  ...moved(booking, moment),
  status: 'confirmed',
  releasedFrom: null,
  dueAt: completionDue(booking),
  dueKind: 'completion',
});

/** The guest's own facts, as corrected; the stay and its money stay as they are. */
export const correct = <B extends Booking>(booking: B, correction: Correction, moment: Moment): B => ({
  ...moved(booking, moment),
  ...correction,
  ...(booking.withoutAccount && { withoutAccount: withAddress(booking, booking.withoutAccount, correction) }),
});

/** Whose address is corrected to another has no claim to the booking any more. */
const withAddress = (
  { guestEmail }: Booking,
  without: WithoutAccount,
  { guestEmail: corrected }: Correction,
): WithoutAccount =>
  typeof corrected === 'string' && guestEmail !== null && foldEmail(guestEmail) === without.email
    ? { ...without, email: foldEmail(corrected) }
    : without;

export const review = (booking: BookingIn<'completed'>, moment: Moment): BookingIn<'completed'> => ({
  ...moved(booking, moment),
  reviewedAt: moment.now,
});

/** What a change of hotel brings besides the stay itself. */
export type Place = Pick<BookingFacts, 'hotelName' | 'ownerId' | 'timeZone' | 'checkInTime' | 'checkOutTime'>;

export const placeOf = ({ hotelName, ownerId, timeZone, checkInTime, checkOutTime }: Place): Place => ({
  hotelName,
  ownerId,
  timeZone,
  checkInTime,
  checkOutTime,
});

/** Units stay with rooms of the same type and number; whether they are free on all nights is the word of the write. */
const keepsUnits = (booking: BookingFacts, target: FrozenStay): boolean =>
  booking.hotelId === target.hotelId && booking.roomTypeId === target.roomTypeId && booking.rooms === target.rooms;

/** The units as named, from `from` on where the guests are in house; none of an empty list. */
export const assignUnits = <B extends Booking>(
  booking: B,
  unitIds: readonly string[],
  from: IsoDate | undefined,
  moment: Moment,
): B => ({
  ...marked(booking, moment),
  unitIds: unitIds.length === 0 ? undefined : unitIds,
  unitsFrom: from,
});

/**
 * The stay as the target says, at the hotel's own times; taxes and policy stay frozen. `attempt` is the charge of the
 * price difference that this version keeps, if the change cost more.
 */
export const change = (
  booking: BookingIn<'reserved' | 'confirmed' | 'checked_in'>,
  target: FrozenStay,
  place: Place,
  attempt: PaymentAttempt | null,
  moment: Moment,
): BookingIn<'reserved' | 'confirmed' | 'checked_in'> => {
  const checkOutAt = toInstant(target.checkOut, place.checkOutTime, place.timeZone);
  const changed = {
    ...moved(booking, moment),
    ...place,
    ...target,
    ...(keepsUnits(booking, target) ? {} : withoutUnits),
    checkInAt: toInstant(target.checkIn, place.checkInTime, place.timeZone),
    checkOutAt,
    openAttempt: null,
    payment: attempt === null ? booking.payment : keepCharge(booking.payment, attempt),
  };
  return changed.status === 'reserved' ? changed : { ...changed, dueAt: completionDue(changed) };
};
