import type { IsoDate } from '../calendar/date.ts';
import type { Instant } from '../calendar/instant.ts';
import type { Minor } from '../money.ts';
import type { TaxRule } from '../rates/taxes.ts';
import type { FrozenStay } from '../stay-price.ts';
import type { WithoutAccount } from './guest-access.ts';
import type { HistoryActor } from './history.ts';
import type { Payment } from './payment.ts';

/** What is true of a booking in every state. Prices, taxes and policy are frozen when it is made. */
export interface BookingFacts extends FrozenStay {
  /** Derived from user and idempotency key, so the booking is its own idempotency record. */
  readonly id: string;
  /** Short enough to read out on the telephone. */
  readonly reference: string;
  /** 1 when made, one more with every committed change; an attempt to pay is none. */
  readonly version: number;
  /**
   * One more with every write, seen or not (an attempt to pay opens and closes without a new version): what every
   * conditional write is held against, and the key of its history entry.
   */
  readonly revision: number;
  /** The account that made it; for guests without one, an id made from their address. */
  readonly userId: string;
  /** Who made it at the hotel's front desk; absent where its guest did. */
  readonly madeBy?: HistoryActor | undefined;
  /** Absent where an account made it. */
  readonly withoutAccount?: WithoutAccount | undefined;

  readonly hotelName: string;
  readonly ownerId: string;
  readonly timeZone: string;
  /** `HH:MM` on the hotel's clock. */
  readonly checkInTime: string;
  readonly checkOutTime: string;

  /** The moments of `checkInTime` on `checkIn` and `checkOutTime` on `checkOut`, frozen. */
  readonly checkInAt: Instant;
  readonly checkOutAt: Instant;
  /** The first night given back early (early departure, no-show); null while every night is held as booked. */
  readonly releasedFrom: IsoDate | null;

  /** The units that are assigned, one a room (rule 33); absent while none is. */
  readonly unitIds?: readonly string[] | undefined;
  /** The first night in these units, where the stay has moved in house; absent, all nights. */
  readonly unitsFrom?: IsoDate | undefined;

  readonly guestName: string;
  /** Null where the guest of a booking made at the desk gave none. */
  readonly guestEmail: string | null;
  readonly guestPhone: string | null;
  readonly specialRequests: string | null;
  /** `HH:MM` on the hotel's clock, as the guest expects to arrive. */
  readonly arrivalTime: string | null;
  /** The channel it was made through, in the caller's own word. */
  readonly source: string;
  /** What the caller says of the booking for itself. */
  readonly said?: CallersFacts | undefined;

  readonly currency: string;
  readonly taxRules: readonly TaxRule[];

  /** Over the parsed body with its defaults, without `quote`: the same key with another hash is refused. */
  readonly bodyHash: string;
  /** Made by the server for the last write: a failed condition whose item carries my nonce is my own success. */
  readonly requestNonce: string;

  readonly createdAt: Instant;
  readonly updatedAt: Instant;
  /** The end of the hold as promised: `createdAt` and the hold's minutes. `dueAt` may lie later, never earlier. */
  readonly expiresAt: Instant;

  /** The last payment attempt begun, 0 for none, and the one still open, if any. */
  readonly attempt: number;
  readonly openAttempt: number | null;
  /** The last refund entry written, 0 for none. */
  readonly refund: number;
  readonly payment: Payment;
  /** What the cancellation promised to give back; null unless cancelled. */
  readonly cancellationRefund: Minor | null;
  /** When the stay was reviewed, which is part of the review's key; null for one not reviewed. */
  readonly reviewedAt: Instant | null;
}

/** Who ended a booking: `hotel` is its owner, or a system admin at the front desk; `system` is a schedule. */
export const CANCELLERS = ['guest', 'hotel', 'system'] as const;
export type Canceller = (typeof CANCELLERS)[number];

/** Facts of the caller's own about a booking, which mean nothing to us. */
export interface CallersFacts {
  /** The caller's own name for the booking. */
  readonly externalReference?: string | undefined;
  readonly metadata?: Readonly<Record<string, string>> | undefined;
  /** The language that the guest is written to in, a BCP 47 tag. */
  readonly language?: string | undefined;
}

/** The source of a booking whose caller names none: made directly with us. */
export const DIRECT_SOURCE = 'direct';

/** What the sweeper will do when `dueAt` has come. */
export type DueKind = 'hold' | 'payment_limit' | 'completion';

interface NothingDue {
  readonly dueAt: null;
  readonly dueKind: null;
}

interface Due<Kind extends DueKind> {
  readonly dueAt: Instant;
  readonly dueKind: Kind;
}

interface NotCancelled {
  readonly cancelledAt: null;
  readonly cancelledBy: null;
  readonly cancelReason: null;
}

interface NeverConfirmed extends NotCancelled {
  readonly confirmedAt: null;
}

interface WasConfirmed extends NotCancelled {
  readonly confirmedAt: Instant;
}

/** What differs by state: what is due next, and what exists only in some. */
export type BookingState =
  | ({ readonly status: 'reserved' } & Due<'hold'> & NeverConfirmed)
  | ({ readonly status: 'payment_pending' } & Due<'payment_limit'> & NeverConfirmed)
  | ({ readonly status: 'confirmed' } & Due<'completion'> & WasConfirmed)
  | ({ readonly status: 'checked_in' } & Due<'completion'> & WasConfirmed)
  | ({ readonly status: 'completed' } & NothingDue & WasConfirmed)
  | ({ readonly status: 'no_show' } & NothingDue & WasConfirmed)
  | ({ readonly status: 'expired' } & NothingDue & NeverConfirmed)
  | ({
      readonly status: 'cancelled';
      readonly confirmedAt: Instant | null;
      readonly cancelledAt: Instant;
      readonly cancelledBy: Canceller;
      /** In the words of the canceller. */
      readonly cancelReason: string | null;
    } & NothingDue);

/** A stay: held, bought, completed or given back. */
export type Booking = BookingFacts & BookingState;

/** The name of a booking's state. */
export type BookingStatus = BookingState['status'];

/** The booking in one state. */
export type BookingIn<Status extends BookingStatus> = Extract<Booking, { readonly status: Status }>;
