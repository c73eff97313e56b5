import type { Booking } from '../../domain/booking/booking.ts';
import type { NightDelta } from '../../domain/booking/delta.ts';
import type { HistoryActor, HistoryEntry, HistoryEvent } from '../../domain/booking/history.ts';
import type { DeskPayment, PaymentAttempt, RefundEntry } from '../../domain/booking/payment.ts';
import type { HoldCaps, Unpaid } from '../../domain/booking/unpaid.ts';
import type { IsoDate } from '../../domain/calendar/date.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import type { PointsAccount, PointsMove } from '../../domain/loyalty/account.ts';

/** What a night must still be when a booking takes it: see rules 1 and 5. */
export interface ExpectedNight {
  /** Rooms that a night without an item can sell. */
  readonly cap: number;
  /** The rate revision the price was seen at; absent where the price does not depend on it. */
  readonly rev?: number;
}

/** One change of a booking, committed whole or not at all: the booking, its nights, its money, its history. */
export interface BookingWrite {
  /** The booking as it was read; null makes it. */
  readonly before: Booking | null;
  /** The booking as it will be, its revision one more. */
  readonly after: Booking;
  readonly event: HistoryEvent | null;
  readonly actor: HistoryActor;
  readonly reason?: string | null;
  /** What is expected of each night that is taken; absent where none is. */
  readonly expected?: (delta: NightDelta) => ExpectedNight;
  /** What the guest may hold unpaid with this change; null for no cap. Only a change that adds to it is refused. */
  readonly caps?: HoldCaps | null;
  /** A new attempt (state `open`), or one that ends or is tried again. */
  readonly attempt?: PaymentAttempt;
  readonly refunds?: readonly RefundEntry[];
  /** A refund entry that was due and is settled, or put off. */
  readonly refundSettled?: RefundEntry;
  /** Money taken or given back at the desk; its id is new. */
  readonly deskPayment?: DeskPayment | undefined;
  /** Refund entries that waited for the desk, as it leaves them. */
  readonly refundsGiven?: readonly RefundEntry[];
  /** A refund entry that was settled and is due again. */
  readonly refundReopened?: RefundEntry;
  /** The guest's points as this change takes them or gives them back. */
  readonly points?: PointsMove | undefined;
}

export interface NightRefusal {
  readonly date: IsoDate;
  readonly why: 'sold-out' | 'closed' | 'rate-changed';
}

/** A unit that a change could not take. */
export interface UnitRefusal {
  readonly unitId: string;
  /** The nights that are taken; none where the unit itself cannot be assigned any more. */
  readonly nights: readonly IsoDate[];
  /** Who has the first of them. */
  readonly holder: string | null;
}

export type BookingWriteOutcome =
  | { readonly kind: 'committed' }
  /** The booking is not as it was read: `booking` is the stored one, for the caller to decide again. */
  | { readonly kind: 'conflict'; readonly booking: Booking | undefined }
  | { readonly kind: 'nights'; readonly refused: readonly NightRefusal[] }
  /** Units are not free, or not there any more. */
  | { readonly kind: 'units'; readonly refused: readonly UnitRefusal[] }
  /** The caps do not allow what the change adds to `open`, which the guest holds unpaid without it. */
  | { readonly kind: 'too-many-holds'; readonly open: Unpaid }
  /** Another writer, a throttle or the network: it may even stand. Read, then decide. */
  | { readonly kind: 'contended'; readonly why: string };

export interface Due {
  readonly kind:
    | 'hold'
    | 'payment_limit'
    | 'completion'
    | 'attempt'
    | 'refund'
    | 'room_change'
    | 'hotel_deletion'
    | 'grid_change'
    | 'block'
    | 'points';
  /**
   * A booking's id, with `:n` behind it for an attempt or a refund; a hotel's, with `:roomTypeId` for a room change,
   * `:changeId` for a change of a grid; a block's;
   * a user's for points.
   */
  readonly id: string;
  readonly dueAt: Instant;
}

/** A page of an index, which lags: readers judge the bookings again. */
export interface IdPage {
  readonly ids: readonly string[];
  /** Where the list goes on behind each of the ids. */
  readonly positions: readonly string[];
  /** Behind the last one; undefined at the end. */
  readonly next: string | undefined;
}

/** The ledger of a booking. */
export interface BookingMoney {
  readonly attempts: PaymentAttempt[];
  readonly refunds: RefundEntry[];
  readonly deskPayments: DeskPayment[];
}

export interface Bookings {
  /** The booking, read strongly. */
  find(bookingId: string): Promise<Booking | undefined>;
  /** Many at once, read strongly, in no order; ids without a booking are left out. */
  findMany(bookingIds: readonly string[]): Promise<Booking[]>;
  commit(write: BookingWrite): Promise<BookingWriteOutcome>;

  /** After contention: the booking and which of the nights to take are full or closed now, one strong BatchGet. */
  recheck(
    bookingId: string,
    nights: readonly NightDelta[],
  ): Promise<{ booking: Booking | undefined; refused: NightRefusal[] }>;

  /** The guest's points, read strongly. */
  pointsOf(userId: string): Promise<PointsAccount>;
  attempt(bookingId: string, n: number): Promise<PaymentAttempt | undefined>;
  refund(bookingId: string, n: number): Promise<RefundEntry | undefined>;
  deskPayment(bookingId: string, id: string): Promise<DeskPayment | undefined>;
  /** Every attempt, refund and payment at the desk; attempts and refunds oldest first. */
  money(bookingId: string): Promise<BookingMoney>;
  /** What happened after the hold, oldest first. */
  history(bookingId: string): Promise<HistoryEntry[]>;

  /** A user's booking ids, newest first. */
  idsOfUser(userId: string, limit: number, after: string | undefined): Promise<IdPage>;
  /** The same of several users, as one list. */
  idsOfUsers(userIds: readonly string[], limit: number, after: string | undefined): Promise<IdPage>;
  /** A hotel's booking ids by check-in from `from` to `to`, both included. */
  idsOfHotel(
    hotelId: string,
    range: { from?: IsoDate | undefined; to?: IsoDate | undefined },
    limit: number,
    after: string | undefined,
  ): Promise<IdPage>;

  /** A page of what is due by `until` in one shard, oldest first; `after` goes on behind the page before. */
  due(
    shard: number,
    until: Instant,
    limit: number,
    after: string | undefined,
  ): Promise<{ due: Due[]; next: string | undefined }>;
}
