import { keys } from '../../../contract/keys.ts';
import { update } from '../commit.ts';
import type { Item, Table } from '../table.ts';
import { type Counts, MINUTE_MS, slotOf } from './rate-limit-window.ts';

/** What one write to a subject's counters found. */
export type Counted =
  | { readonly kind: 'counted'; readonly counts: Counts }
  /** One of the slots had more than its `room` already; nothing was counted. */
  | { readonly kind: 'full'; readonly counts: Counts }
  | { readonly kind: 'unavailable' };

const named = (slot: number): string => `m${slot}`;
const countOf = (item: Item | undefined, slot: number): number => {
  const count = item?.[named(slot)];
  return typeof count === 'number' ? Math.max(0, count) : 0;
};
const countsOf = (item: Item | undefined, slot: number): Counts => ({
  current: countOf(item, slot),
  previous: countOf(item, slot - 1),
});

/** Counters no window can need any more; the next slot is spared for a process whose clock runs a little ahead. */
const staleIn = (item: Item, slot: number): string[] =>
  Object.keys(item).filter((name) => {
    const of = /^m(\d+)$/.exec(name)?.[1];
    return of !== undefined && (Number(of) < slot - 2 || Number(of) > slot + 1);
  });

/** So many forgotten counters are worth a write of their own. */
const MANY = 10;
/** DynamoDB may forget the item once no window can need it; not before an hour after its last call. */
const keptSeconds = (windowMs: number): number => Math.max(3600, (3 * windowMs) / 1000);

/**
 * The counters of one subject and class: one item, a number a slot, `ADD`ed to in one UpdateItem however many
 * processes share it. Nothing is added where a slot has more than its `room`. Each write takes older counters away.
 * @param windowMs how long a slot is, in milliseconds
 */
export const rateCounter = (table: Table, windowMs: number = MINUTE_MS) => {
  const add = async (subject: string, clockMs: number, calls: number, room: Counts): Promise<Counted> => {
    const slot = slotOf(clockMs, windowMs);
    const [current, previous] = [named(slot), named(slot - 1)];
    try {
      const answer = await update(table, {
        Key: keys.rateWindow(subject),
        UpdateExpression: `ADD ${current} :calls SET #type = :type, #schema = :one, #ttl = :ttl REMOVE ${named(slot - 3)}, ${named(slot - 4)}`,
        ConditionExpression: `(attribute_not_exists(${current}) OR ${current} <= :current) AND (attribute_not_exists(${previous}) OR ${previous} <= :previous)`,
        ExpressionAttributeNames: { '#type': 'type', '#schema': 'schema', '#ttl': 'ttl' },
        ExpressionAttributeValues: {
          ':calls': calls,
          ':current': room.current,
          ':previous': room.previous,
          ':type': 'rate',
          ':one': 1,
          ':ttl': Math.ceil(Date.now() / 1000) + keptSeconds(windowMs),
        },
      });
      if (answer.kind === 'contended') return { kind: 'unavailable' };
      if (answer.kind === 'failed') return { kind: 'full', counts: countsOf(answer.item, slot) };
      const stale = staleIn(answer.item, slot);
      if (stale.length >= MANY) await forget(subject, stale);
      return { kind: 'counted', counts: countsOf(answer.item, slot) };
    } catch {
      // Whatever is wrong with the table: a call does not fail because its limit cannot be read.
      return { kind: 'unavailable' };
    }
  };

  const forget = async (subject: string, names: readonly string[]): Promise<void> => {
    await update(table, {
      Key: keys.rateWindow(subject),
      UpdateExpression: `REMOVE ${names.slice(0, 100).join(', ')}`,
    });
  };

  /** Takes one call back, if its slot is still counted. */
  const takeBack = async (subject: string, slot: number): Promise<void> => {
    const name = named(slot);
    await update(table, {
      Key: keys.rateWindow(subject),
      UpdateExpression: `ADD ${name} :less`,
      ConditionExpression: `${name} > :none`,
      ExpressionAttributeValues: { ':less': -1, ':none': 0 },
    }).catch(() => undefined);
  };

  return { add, takeBack };
};
