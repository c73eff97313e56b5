import type { Instant } from '../calendar/instant.ts';
import type { RedeemedPoints } from '../loyalty/points-batch.ts';
import type { Minor } from '../money.ts';
import type { FrozenStay } from '../stay-price.ts';
import type { HistoryActor } from './history.ts';

/** The state of a booking's money, as the guest sees it. */
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

/** How money is taken or given back at the hotel's front desk. */
export const DESK_METHODS = ['cash', 'terminal', 'transfer'] as const;
export type DeskMethod = (typeof DESK_METHODS)[number];

/**
 * Money of a booking that passes the front desk. `returned` of `taken` is promised or given back. `due` is promised back
 * at the desk and not given yet; it may be money that a card has paid.
 */
export interface DeskMoney {
  readonly taken: Minor;
  readonly returned: Minor;
  readonly due: Minor;
}

/**
 * The money of a booking. A charge is kept only if it is in `charges` of a committed version; every other charge
 * the gateway made is refunded. `paid` is the sum of `charges` and of what the desk took; a refund promised counts in
 * `refundDue` until the gateway has settled it or the desk has given it, then in `refunded`;
 * `paid - refundDue - refunded` is never below 0.
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
  /** Absent where no money passes the desk. */
  readonly desk?: DeskMoney | undefined;
}

/** An unpaid booking. */
export const UNPAID: Payment = { status: 'none', paid: 0, refundDue: 0, refunded: 0, method: null, charges: [] };

/** Whether an attempt still waits for the gateway, and how it ended. */
export const ATTEMPT_STATES = ['open', 'kept', 'declined', 'refunded', 'abandoned'] as const;
export type AttemptState = (typeof ATTEMPT_STATES)[number];

/** What an attempt pays for: the first price of a booking, or the difference of a change. */
export const ATTEMPT_PURPOSES = ['confirm', 'change'] as const;
export type AttemptPurpose = (typeof ATTEMPT_PURPOSES)[number];

/**
 * One try to charge, written before the gateway is called; the gateway's key is `bookingId:n`. A caller that finds it open
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
  /** What a change of a paid stay commits once its price difference is charged, as of the instant it was asked for. */
  readonly target: FrozenStay | null;
  readonly state: AttemptState;
  /** How often the gateway did not answer, and when it is asked again while the attempt is open. */
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
  /** The attempt whose charge it takes from; 0 where it comes back at the desk. */
  readonly attempt: number;
  readonly amount: Minor;
  readonly currency: string;
  readonly reason: RefundReason;
  readonly state: 'due' | 'settled';
  readonly tries: number;
  readonly createdAt: Instant;
  readonly dueAt: Instant | null;
  readonly settledAt: Instant | null;
  /** Present where the desk gives it back, and no gateway: what it has given of it so far. */
  readonly desk?: { readonly given: Minor } | undefined;
}

/** Money taken at the desk, or below 0 given back there; written once, under a name made of its idempotency key. */
export interface DeskPayment {
  readonly bookingId: string;
  readonly id: string;
  readonly amount: Minor;
  readonly currency: string;
  readonly method: DeskMethod;
  /** Who took or gave it. */
  readonly actor: HistoryActor;
  /** Over what was asked: the same key with another hash is refused. */
  readonly bodyHash: string;
  readonly at: Instant;
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

/** The name of money that passed the desk, beside those of the gateway. */
export function deskKey(bookingId: string, id: string): string {
  return `${bookingId}:d:${id}`;
}
