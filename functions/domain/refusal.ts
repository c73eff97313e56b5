import type { IsoDate } from './calendar/date.ts';
import type { FieldErrorCode } from './field-error-codes.ts';

/** What is wrong with one field of a request, as a code with its figures and names, so that any language can say it. */
interface FieldFault {
  /** A JSON pointer into the body, or the name of a parameter or header behind a slash. */
  readonly pointer: string;
  readonly code: FieldErrorCode;
  readonly params?: Readonly<Record<string, unknown>>;
}

/** The same with its English sentence. */
export interface FieldError extends FieldFault {
  readonly detail: string;
}

/** A refusal may be about one field; then it says which, and what is wrong with it. */
type MaybeOfField = FieldFault | { readonly pointer?: never };

/** A stay that a restriction or a rate plan does not allow says which, of which nights, and what lengths are allowed. */
interface MaybeRestricted {
  readonly reason?: string;
  readonly nights?: readonly IsoDate[];
  readonly nightsAllowed?: { readonly min: number; readonly max: number };
}

/**
 * Every way the business says no. It knows nothing of HTTP: one table there gives each its answer, and a refusal
 * without one does not compile. The optional `unknown` fields are filled by the layer that can read more.
 */
export type Refusal =
  | { readonly refused: 'invalid-request'; readonly errors: readonly FieldError[] }
  | { readonly refused: 'unauthenticated'; readonly detail: string }
  | { readonly refused: 'payment-declined'; readonly detail: string }
  | { readonly refused: 'forbidden'; readonly detail: string }
  | { readonly refused: 'not-found'; readonly what: string }
  | {
      readonly refused: 'sold-out';
      readonly nights: readonly IsoDate[];
      /** A charge already under way had landed and went back. */
      readonly refunded?: true;
      readonly alternatives?: unknown;
    }
  | {
      readonly refused: 'price-changed';
      readonly detail: string;
      readonly oldOffer?: unknown;
      readonly newOffer?: unknown;
    }
  | { readonly refused: 'wrong-state'; readonly detail: string; readonly status: string }
  | { readonly refused: 'email-taken' }
  | { readonly refused: 'already-reviewed' }
  | { readonly refused: 'in-use'; readonly detail: string; readonly nights?: readonly IsoDate[] }
  | { readonly refused: 'below-sold'; readonly nights: readonly IsoDate[] }
  | {
      readonly refused: 'unit-taken';
      readonly unit: { readonly id: string; readonly number: string };
      readonly nights: readonly IsoDate[];
      /** Of the booking that has the first of them; null for a block. */
      readonly reference: string | null;
    }
  | { readonly refused: 'stale-version' }
  | { readonly refused: 'idempotency-key-reused' }
  | ({ readonly refused: 'stay-not-allowed'; readonly detail: string } & MaybeOfField & MaybeRestricted)
  | { readonly refused: 'too-many-guests'; readonly detail: string }
  | ({ readonly refused: 'refused'; readonly detail: string } & MaybeOfField)
  | { readonly refused: 'rate-limited'; readonly detail: string; readonly resetSeconds: number }
  | {
      readonly refused: 'too-many-holds';
      /** What there is too much of: the guest's unpaid bookings or room-nights, or rooms of a night by one address. */
      readonly of: 'holds' | 'room-nights' | 'address';
      readonly open: number;
      readonly limit: number;
    }
  | { readonly refused: 'paused'; readonly detail: string }
  | { readonly refused: 'try-again'; readonly detail: string };

/** The name of a refusal, as in the problem types of the API. */
export type RefusalName = Refusal['refused'];

/** The refusal of one name. */
export type RefusalOf<Name extends RefusalName> = Extract<Refusal, { readonly refused: Name }>;

const NAMES: Readonly<Record<RefusalName, true>> = {
  'invalid-request': true,
  unauthenticated: true,
  'payment-declined': true,
  forbidden: true,
  'not-found': true,
  'sold-out': true,
  'price-changed': true,
  'wrong-state': true,
  'email-taken': true,
  'already-reviewed': true,
  'in-use': true,
  'below-sold': true,
  'unit-taken': true,
  'stale-version': true,
  'idempotency-key-reused': true,
  'stay-not-allowed': true,
  'too-many-guests': true,
  refused: true,
  'rate-limited': true,
  'too-many-holds': true,
  paused: true,
  'try-again': true,
};

/** Whether the outcome of a decision is a refusal. */
export function isRefusal(value: unknown): value is Refusal {
  if (typeof value !== 'object' || value === null || !('refused' in value)) return false;
  return typeof value.refused === 'string' && Object.hasOwn(NAMES, value.refused);
}
