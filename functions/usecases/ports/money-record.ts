import type { Movement } from '../../domain/booking/money-audit.ts';
import type { RefundEntry } from '../../domain/booking/payment.ts';
import type { Instant } from '../../domain/calendar/instant.ts';

/** What the gateway says it did: its own record, not ours. It throws where it cannot be read. */
export interface GatewayRecord {
  /** Hours of the record that are read at once: its own pace decides what fits into a run. */
  readonly hoursAtOnce: number;
  /** Every movement from `from` to before `to`, by the gateway's time and in no order, page by page behind the scenes. */
  movements(from: Instant, to: Instant): AsyncIterable<Movement>;
  /** What it did under these keys, and what it gave back of these charges, whenever that was. */
  under(keys: { readonly charges: readonly string[]; readonly refunds: readonly string[] }): Promise<Movement[]>;
}

/** A booking whose money moved, by its own ledger. */
export interface SettledMoney {
  readonly bookingId: string;
  readonly at: Instant;
}

/** The ledgers of all bookings by time, and how far they have been audited. */
export interface MoneyLedger {
  /** Bookings with an attempt or refund that was settled from `from` to before `to`, in no order; one may come often. */
  settled(from: Instant, to: Instant): AsyncIterable<SettledMoney>;
  /** Up to where the scheduled audit has come. */
  auditedUntil(): Promise<Instant | undefined>;
  moveTo(until: Instant): Promise<void>;
}

/** Refunds that are owed and have failed often, by an index that lags. */
export interface FailingRefunds {
  /** A page of them, the oldest first. */
  failing(
    limit: number,
    after: string | undefined,
  ): Promise<{ readonly refunds: readonly RefundEntry[]; readonly next: string | undefined }>;
}
