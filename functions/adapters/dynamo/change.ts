import { isDeepStrictEqual } from 'node:util';
import type { Key } from '../../contract/keys.ts';
import { withBackoff } from '../../usecases/backoff.ts';
import type { WriteResult } from '../../usecases/ports/room-types.ts';
import type { Delay } from '../../usecases/ports/time.ts';
import { commit, type Write } from './commit.ts';
import type { Item, Table } from './table.ts';

/** Attribute (or dotted path) to the value it must have; undefined: it must be absent. */
export type Conditions = Readonly<Record<string, unknown>>;

export interface Change {
  readonly set?: Item;
  readonly remove?: readonly string[];
  /** All must hold for the change to be made. */
  readonly when: Conditions;
}

/** An update of an item in words of its attributes, where every condition is an equality or an absence. */
export const changing = ({ set = {}, remove = [], when }: Change) => {
  const names: Record<string, string> = {};
  const values: Item = {};
  const path = (text: string): string =>
    text
      .split('.')
      .map((part) => {
        names[`#${part}`] = part;
        return `#${part}`;
      })
      .join('.');
  const value = (given: unknown): string => {
    const name = `:v${Object.keys(values).length}`;
    values[name] = given;
    return name;
  };
  const sets = Object.entries(set).map(([name, given]) => `${path(name)} = ${value(given)}`);
  const removes = remove.map(path);
  const conditions = Object.entries(when).map(([name, given]) =>
    given === undefined ? `attribute_not_exists(${path(name)})` : `${path(name)} = ${value(given)}`,
  );
  return {
    ConditionExpression: conditions.join(' AND '),
    UpdateExpression: [
      ...(sets.length > 0 ? [`SET ${sets.join(', ')}`] : []),
      ...(removes.length > 0 ? [`REMOVE ${removes.join(', ')}`] : []),
    ].join(' '),
    ExpressionAttributeNames: names,
    ...(Object.keys(values).length > 0 && { ExpressionAttributeValues: values }),
  };
};

/**
 * What makes of an item's attributes others, as an update on condition that each that changes is as it was read;
 * undefined where nothing changes.
 */
export const changingTo = (Key: Key, before: Item, after: Item) => {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const changed = names.filter((name) => !isDeepStrictEqual(before[name], after[name]));
  if (changed.length === 0) return undefined;
  const set = Object.fromEntries(changed.flatMap((name) => (after[name] === undefined ? [] : [[name, after[name]]])));
  const remove = changed.filter((name) => after[name] === undefined);
  const when = Object.fromEntries(changed.map((name) => [name, before[name]]));
  return { Key, ...changing({ set, remove, when }) };
};

/**
 * Commits the writes, again while other writes interfere. An earlier try may have been committed with its
 * answer lost: a failed condition whose item carries our nonce is our own success.
 */
export const commitKnowing = async (
  table: Table,
  delay: Delay,
  nonce: string,
  writes: readonly Write<string>[],
): Promise<WriteResult> => {
  const result = await withBackoff<WriteResult>(delay, async () => {
    const answer = await commit(table, writes);
    if (answer.kind === 'committed') return 'committed';
    if (answer.kind === 'contended') return 'again';
    return answer.failures.some(({ item }) => item?.['nonce'] === nonce) ? 'committed' : 'conflict';
  });
  return result === 'gave-up' ? 'contended' : result;
};
