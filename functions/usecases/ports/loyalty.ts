import type { PointsAccount, PointsEntry, PointsMove } from '../../domain/loyalty/account.ts';

/** The points of guests outside of their bookings' own changes. */
export interface Points {
  /** Read strongly. */
  account(userId: string): Promise<PointsAccount>;
  /** Whether the ledger has this entry. */
  has(entry: Pick<PointsEntry, 'userId' | 'at' | 'name'>): Promise<boolean>;
  /** One transaction; `again` where another write came between, or the outcome is unknown. */
  commit(move: PointsMove): Promise<'committed' | 'again'>;
  /** A page of the ledger, the newest first; `after` goes on behind the page before. */
  entries(
    userId: string,
    limit: number,
    after: string | undefined,
  ): Promise<{ readonly entries: readonly PointsEntry[]; readonly next: string | undefined }>;
}

/** Units of a currency for one euro; undefined where there is no rate. */
export type PerEuro = (currency: string) => number | undefined;
