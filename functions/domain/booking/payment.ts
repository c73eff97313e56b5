import type { IsoDate } from '../calendar/date.ts';
import type { Instant } from '../calendar/instant.ts';
import type { RedeemedPoints } from '../loyalty/points-batch.ts';
import type { Minor } from '../money.ts';
import type { DatedPolicy } from '../policy.ts';
import type { StayNight, Totals } from '../price.ts';

/** Where a booking's money stands, as the guest sees it. */
export const PAYMENT_STATUSES = [
  'none',
  'pending',
  'paid',
  'failed',
  'refund_pending',
  'refunded',
  'partially_refunded',
] as const;
export type PaymentStatus = (typeof PAYMENT_STATUSES)[number];

/** A charge a committed booking version keeps, named by its attempt; `returned` of it is promised or given back. */
export interface KeptCharge {
  readonly attempt: number;
  readonly amount: Minor;
  readonly returned: Minor;
}

/**
 * The money of a booking. A charge is kept only if it stands in `charges` of a committed version; every other charge
 * the gateway made is refunded. `paid` is the sum of `charges`; a refund promised counts in `refundDue` until the
 * gateway has settled it, then in `refunded`; `paid - refundDue - refunded` is never below 0.
 */
export interface Payment {
  readonly status: PaymentStatus;
  readonly paid: Minor;
  readonly refundDue: Minor;
  readonly refunded: Minor;
  /** The stored method of the last charge that was kept, charged again when a change costs more. */
  readonly method: string | null;
  readonly charges: readonly KeptCharge[];
  /** Points that pay the rest of the price; what of them was given back is no more among them. */
  readonly redeemed?: RedeemedPoints | undefined;
}

/** A booking nobody has paid for. */
export const UNPAID: Payment = { status: 'none', paid: 0, refundDue: 0, refunded: 0, method: null, charges: [] };

/** What a change of a paid stay commits once its price difference is charged, as of the instant it was asked for. */
export interface ChangeTarget {
  readonly hotelId: string;
  readonly roomTypeId: string;
  readonly roomTypeName: string;
  readonly checkIn: IsoDate;
  readonly checkOut: IsoDate;
  readonly guests: number;
  readonly rooms: number;
  readonly nights: readonly StayNight[];
  readonly totals: Totals;
  readonly forfeited: Minor;
  readonly policy: DatedPolicy;
}

/** Only the stay itself of what also carries more, a booking or a quote: what an attempt stores and a change takes over. */
export function targetOf(stay: ChangeTarget): ChangeTarget {
  const { hotelId, roomTypeId, roomTypeName, checkIn, checkOut, guests, rooms, nights, totals } = stay;
  const { forfeited, policy } = stay;
  return { hotelId, roomTypeId, roomTypeName, checkIn, checkOut, guests, rooms, nights, totals, forfeited, policy };
}

/** Whether an attempt still waits for the gateway, and how it ended. */
export const ATTEMPT_STATES = ['open', 'kept', 'declined', 'refunded', 'abandoned'] as const;
export type AttemptState = (typeof ATTEMPT_STATES)[number];

/** What an attempt pays for: the first price of a booking, or the difference of a change. */
export const ATTEMPT_PURPOSES = ['confirm', 'change'] as const;
export type AttemptPurpose = (typeof ATTEMPT_PURPOSES)[number];

/**
 * One try to charge, written before the gateway is called; the gateway's key is `bookingId:n`. Whoever finds it open
 * settles it by look-up first. `targetVersion` is the booking version whose commit would keep the charge.
 */
export interface PaymentAttempt {
  readonly bookingId: string;
  readonly n: number;
  /** What the gateway is to charge: the price without what points pay. */
  readonly amount: Minor;
  readonly currency: string;
  readonly method: string;
  /** Points taken with the attempt: kept with its charge, given back where that is not kept. */
  readonly redeemed?: RedeemedPoints | undefined;
  readonly purpose: AttemptPurpose;
  readonly targetVersion: number;
  readonly target: ChangeTarget | null;
  readonly state: AttemptState;
  /** How often the gateway was asked in vain, and when it is asked again while the attempt is open. */
  readonly tries: number;
  readonly dueAt: Instant | null;
  readonly createdAt: Instant;
  readonly settledAt: Instant | null;
}

/** When the gateway declined the attempt's card; undefined for an attempt that ended otherwise or is open. */
export function declinedAt({ state, settledAt }: PaymentAttempt): Instant | undefined {
  return state === 'declined' && settledAt !== null ? settledAt : undefined;
}

/** Why money goes back: the booking was cancelled, became cheaper, or the charge bought nothing. */
export const REFUND_REASONS = ['cancelled', 'changed', 'not_kept'] as const;
export type RefundReason = (typeof REFUND_REASONS)[number];

/** Money on its way back, written with the change that owes it; the gateway's key is `bookingId:r:n`. */
export interface RefundEntry {
  readonly bookingId: string;
  readonly n: number;
  /** The attempt whose charge it takes from. */
  readonly attempt: number;
  readonly amount: Minor;
  readonly currency: string;
  readonly reason: RefundReason;
  readonly state: 'due' | 'settled';
  readonly tries: number;
  readonly createdAt: Instant;
  readonly dueAt: Instant | null;
  readonly settledAt: Instant | null;
}

/** What of the booking's money has not gone back and is not promised back. */
export function keptOf(payment: Payment): Minor {
  return payment.paid - payment.refundDue - payment.refunded;
}

/** The gateway's idempotency key of a charge. */
export function chargeKey(bookingId: string, attempt: number): string {
  return `${bookingId}:${attempt}`;
}

/** The gateway's idempotency key of a refund. */
export function refundKey(bookingId: string, refund: number): string {
  return `${bookingId}:r:${refund}`;
}
