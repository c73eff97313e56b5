import { entryFromItem } from '../../functions/adapters/dynamo/accounts/points-items.ts';
import type { PointsKind } from '../../functions/domain/loyalty/account.ts';
import type { PointsBatch } from '../../functions/domain/loyalty/points-batch.ts';
import type { PlainItem } from '../../memory-dynamodb/index.ts';
import { must } from './violation.ts';

const add = <K>(sums: Map<K, number>, key: K, more: number): void => {
  sums.set(key, (sums.get(key) ?? 0) + more);
};

/** Guests' points in the table: each account's balance beside the sum of its entries. */
export class PointsLedger {
  readonly accounts = new Map<string, readonly PointsBatch[]>();
  /** The sum of a guest's entries. */
  readonly told = new Map<string, number>();
  /** By booking: points taken for it and not returned, by the entries. */
  readonly out = new Map<string, number>();
  /** The points moved by each kind of entry. */
  readonly moved = new Map<PointsKind, number>();

  /** @returns the guest, and the booking if it was paid with points or got some back */
  take(
    before: PlainItem | undefined,
    after: PlainItem | undefined,
  ): { readonly userId: string; readonly bookingId: string | undefined } {
    must(after !== undefined, 'points are never forgotten', () => JSON.stringify(before));
    const userId = String(after['userId']);
    if (after['type'] === 'points') {
      this.accounts.set(userId, after['batches'] as readonly PointsBatch[]);
      return { userId, bookingId: undefined };
    }
    must(before === undefined, 'a movement of points is never changed', () => JSON.stringify(after));
    const { kind, points, bookingId } = entryFromItem({ ...after });
    add(this.told, userId, points);
    add(this.moved, kind, Math.abs(points));
    if (bookingId === null || kind === 'earned') return { userId, bookingId: undefined };
    add(this.out, bookingId, -points);
    return { userId, bookingId };
  }
}
