import type { Unpaid } from '../../domain/booking/unpaid.ts';
import type { IsoDate } from '../../domain/calendar/date.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import type { Drift, NightCounters } from '../../domain/hotel/drift.ts';
import type { Night, RoomType } from '../../domain/hotel/hotel.ts';
import type { AuditEntry } from './audit.ts';
import type { NightKey } from './nights.ts';

/** A drift seen before, kept until a second pass finds the same. */
export interface Finding {
  readonly seq: number | undefined;
  readonly sold: number;
  readonly bookings: number;
  readonly foundAt: Instant;
}

/** `moved`: the night, or its room type, is not as it was seen; nothing was written. */
export type RepairOutcome = 'repaired' | 'conflict';

export interface NightRepair {
  readonly drift: Drift;
  readonly truth: NightCounters;
  /** The room type that gave the cap; it must still be as it was read where the cap itself is written. */
  readonly roomType: RoomType | undefined;
  readonly audit: AuditEntry;
}

/** What reconciliation reads and writes of nights; every read is strong. */
export interface NightLedger {
  /** The nights from `from` to `to`, both included, whose counters are stored; prices are left out. */
  counted(hotelId: string, from: IsoDate, to: IsoDate): Promise<Night[]>;
  /** These nights once more; untouched ones are left out. */
  again(keys: readonly NightKey[]): Promise<Night[]>;
  /** Writes the counters on condition that the night's `seq` is unchanged, with its entry in the change log. */
  repair(repair: NightRepair): Promise<RepairOutcome>;
  findings(keys: readonly NightKey[]): Promise<(NightKey & Finding)[]>;
  /** A night has one: a newer one takes its place. It is forgotten after some days. */
  keepFinding(key: NightKey, finding: Finding): Promise<void>;
}

/** What a guest holds unpaid, as it is kept. */
export interface OpenHolds {
  readonly userId: string;
  readonly open: Unpaid;
  /** How often it has been written; undefined where it never was. */
  readonly seq: number | undefined;
  /** A count that was found too high before. */
  readonly finding: { readonly seq: number; readonly counted: Unpaid; readonly foundAt: Instant } | undefined;
}

/** The guests' counts of open holds (rule 8); every read is strong. */
export interface OpenHoldsLedger {
  /** One for each user asked for. */
  read(userIds: readonly string[]): Promise<OpenHolds[]>;
  /** Sets the count on condition that it has not been written since. */
  repair(seen: OpenHolds, counted: Unpaid): Promise<RepairOutcome>;
  keepFinding(seen: OpenHolds, counted: Unpaid, foundAt: Instant): Promise<void>;
}

/** How far the walk over all hotels has come. */
export interface ReconciliationWalk {
  position(): Promise<string | undefined>;
  moveTo(position: string | undefined): Promise<void>;
}
