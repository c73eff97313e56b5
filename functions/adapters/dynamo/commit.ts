import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import {
  TransactWriteCommand,
  type TransactWriteCommandInput,
  UpdateCommand,
  type UpdateCommandInput,
} from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { isTransient } from '../../usecases/transient.ts';
import { keysWritten } from './hotels/cache-invalidation.ts';
import { traced } from './outbox/event-items.ts';
import type { Item, Table } from './table.ts';
import { upcast } from './upcast.ts';

type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];
type Without<T> = Omit<NonNullable<T>, 'TableName' | 'ReturnValuesOnConditionCheckFailure'>;

/** One write of a transaction beside what it means when its condition fails. */
export type Write<Meaning> = { readonly means: Meaning } & (
  | { readonly put: Without<TransactItem['Put']> }
  | { readonly update: Without<TransactItem['Update']> }
  | { readonly remove: Without<TransactItem['Delete']> }
  | { readonly check: Without<TransactItem['ConditionCheck']> }
);

/** A write whose condition did not hold, with the item as it was. */
export interface Failure<Meaning> {
  readonly means: Meaning;
  readonly item: Item | undefined;
}

/**
 * How a transaction ended. `contended`: nothing can be said but that another writer, a throttle or the network came
 * between; it may even have been committed (the answer was lost), so the caller reads first.
 */
export type Commit<Meaning> =
  | { readonly kind: 'committed' }
  | { readonly kind: 'failed'; readonly failures: readonly Failure<Meaning>[]; readonly contended: boolean }
  | { readonly kind: 'contended'; readonly why: string };

const toItem = <M>(table: Table, write: Write<M>): TransactItem => {
  const shared = { TableName: table.name, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' } as const;
  if ('put' in write) {
    const { Item = {} } = write.put;
    return { Put: { ...write.put, Item: traced(Item), ...shared } };
  }
  if ('update' in write) return { Update: { ...write.update, ...shared } };
  if ('remove' in write) return { Delete: { ...write.remove, ...shared } };
  return { ConditionCheck: { ...write.check, ...shared } };
};

/** The key of what a write changes; none of what it only checks. */
const keyOf = <M>(write: Write<M>): Item | undefined => {
  if ('put' in write) return write.put.Item;
  if ('update' in write) return write.update.Key;
  return 'remove' in write ? write.remove.Key : undefined;
};

/** Sends one TransactWriteItems, all or nothing. Throws only what neither a refusal nor a retry explains. */
export const commit = async <M>(table: Table, writes: readonly Write<M>[]): Promise<Commit<M>> => {
  try {
    await table.client.send(new TransactWriteCommand({ TransactItems: writes.map((write) => toItem(table, write)) }));
    return { kind: 'committed' };
  } catch (error) {
    if (error instanceof TransactionCanceledException) return cancelled(writes, error);
    if (isTransient(error)) return { kind: 'contended', why: error.name };
    throw error;
  } finally {
    // Whatever the answer says, it may have been written.
    keysWritten(table, writes.map(keyOf));
  }
};

const cancelled = <M>(writes: readonly Write<M>[], error: TransactionCanceledException): Commit<M> => {
  const failures: Failure<M>[] = [];
  let contended: string | undefined;
  for (const [index, reason] of (error.CancellationReasons ?? []).entries()) {
    const write = writes[index];
    if (reason.Code === 'ConditionalCheckFailed' && write) {
      failures.push({ means: write.means, item: reason.Item && upcast(unmarshall(reason.Item)) });
    } else if (reason.Code === 'ValidationError') {
      throw error;
    } else if (reason.Code !== undefined && reason.Code !== 'None') {
      contended = reason.Code;
    }
  }
  if (failures.length > 0) return { kind: 'failed', failures, contended: contended !== undefined };
  return { kind: 'contended', why: contended ?? 'cancelled without a reason' };
};

/** How a single conditional update ended. */
export type Update =
  | { readonly kind: 'updated'; readonly item: Item }
  | { readonly kind: 'failed'; readonly item: Item | undefined }
  | { readonly kind: 'contended'; readonly why: string };

/** Sends one UpdateItem and answers the item as it is afterwards, or as it was where its condition failed. */
export const update = async (table: Table, input: Omit<UpdateCommandInput, 'TableName'>): Promise<Update> => {
  try {
    const answer = await table.client.send(
      new UpdateCommand({
        ...input,
        TableName: table.name,
        ReturnValues: 'ALL_NEW',
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      }),
    );
    return { kind: 'updated', item: upcast(answer.Attributes ?? {}) };
  } catch (error) {
    if (error instanceof Error && error.name === 'ConditionalCheckFailedException') {
      const old = 'Item' in error ? (error.Item as Parameters<typeof unmarshall>[0] | undefined) : undefined;
      return { kind: 'failed', item: old && upcast(unmarshall(old)) };
    }
    if (isTransient(error)) return { kind: 'contended', why: error.name };
    throw error;
  } finally {
    keysWritten(table, [input.Key]);
  }
};
