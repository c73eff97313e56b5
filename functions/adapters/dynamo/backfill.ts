import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { changingTo } from './change.ts';
import { update } from './commit.ts';
import { type Item, keyOf, type Table } from './table.ts';
import { upcast } from './upcast.ts';

export interface Backfilled {
  readonly read: number;
  /** Items brought to today's schema, or that would be, by their type. */
  readonly written: Readonly<Record<string, number>>;
  /** Items that another writer changed meanwhile; who read them wrote them as of today, or the next run does. */
  readonly passed: number;
}

export interface BackfillOptions {
  /** Counts, and writes nothing. */
  readonly dry: boolean;
  readonly progress: (read: number) => void;
  readonly signal?: AbortSignal;
}

/**
 * Writes every item of an earlier schema as it is read: by today's. Reads need it for nothing; after it the steps of old
 * schemas may be dropped from upcast.ts, in a release that is deployed after it has run. Each item is changed on condition
 * that what changes is as it was read. It reads the whole table, and may be run again.
 */
export const backfill = async (table: Table, { dry, progress, signal }: BackfillOptions): Promise<Backfilled> => {
  const written: Record<string, number> = {};
  let read = 0;
  let passed = 0;
  const bring = async (item: Item): Promise<void> => {
    const change = changingTo(keyOf(item), item, upcast(item));
    if (change === undefined) return;
    if (!dry && (await update(table, change)).kind !== 'updated') {
      passed += 1;
      return;
    }
    const type = String(item['type']);
    written[type] = (written[type] ?? 0) + 1;
  };
  let start: Item | undefined;
  do {
    const page = await table.client.send(
      new ScanCommand({ TableName: table.name, ConsistentRead: true, ExclusiveStartKey: start }),
    );
    for (const item of page.Items ?? []) await bring(item);
    read += page.Items?.length ?? 0;
    progress(read);
    start = page.LastEvaluatedKey;
  } while (start !== undefined && signal?.aborted !== true);
  return { read, written, passed };
};
