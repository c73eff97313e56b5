import { readdirSync, readFileSync } from 'node:fs';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import type { Item } from '../../../functions/adapters/dynamo/table.ts';
import type { keys } from '../../../functions/contract/keys.ts';
import { entities } from '../../../scripts/generate/data-model/entities.ts';
import { freshWorld } from '../../../scripts/generate/data-model/world.ts';
import { readers } from './readers.ts';

export type Kind = keyof typeof keys;

/** An item as a version wrote it, and what its repository made of it then. */
export interface StoredItem {
  readonly kind: Kind;
  /** In DynamoDB's own JSON, so that sets and numbers are what they were. Never changed once it is committed. */
  readonly item: Parameters<typeof unmarshall>[0];
  /** A part of what is read; changed by hand where a field has another name in the domain, never for another value. */
  readonly reads: unknown;
}

const folder = new URL('./', import.meta.url);
const fileOf = (version: string): URL => new URL(`${version}.jsonl`, folder);

/** Versions whose items are kept, the oldest first. */
export const versions = (): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .map((name) => name.slice(0, -'.jsonl'.length))
    .toSorted((one, other) => one.localeCompare(other, 'en', { numeric: true }));

/** A line an item. */
export const itemsOf = (version: string): StoredItem[] =>
  readFileSync(fileOf(version), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as StoredItem);

export { fileOf };

export const toStored = (item: Item): StoredItem['item'] => marshall(item);
export const fromStored = (item: StoredItem['item']): Item => unmarshall(item);

/** The kind whose key builder makes this item's key. */
export const kindOf = (item: Item): Kind => {
  const found = (Object.keys(entities) as Kind[]).find((kind) => {
    try {
      const key = entities[kind].keyOf(item);
      return key.pk === item['pk'] && key.sk === item['sk'];
    } catch {
      // Another kind's builder asks for what this item does not say.
      return false;
    }
  });
  if (found === undefined) throw new Error(`no kind has the key ${String(item['pk'])} / ${String(item['sk'])}`);
  return found;
};

/** What decides the meaning of an item beside which attributes it has. */
const STATES = ['status', 'role', 'state', 'event', 'action', 'purpose', 'dueKind', 'reason', 'done', 'kind'];

const pathsOf = (value: unknown, path: string): string[] => {
  if (Array.isArray(value)) return value.flatMap((each) => pathsOf(each, `${path}[]`));
  if (typeof value !== 'object' || value === null || value instanceof Set) return [path];
  return Object.entries(value).flatMap(([name, each]) =>
    pathsOf(each, `${path}.${name.replaceAll(/\d[\w-]*|^stay:.*/g, '#')}`),
  );
};

/** Items of one shape have the same attributes at every depth and are in the same state: one of them is kept. */
export const shapeOf = (item: Item): string => {
  const { before: _before, after: _after, entry: _entry, ...own } = item;
  const bare = item['type'] === 'audit' || item['type'] === 'republished' ? own : item;
  return JSON.stringify([kindOf(item), [...new Set(pathsOf(bare, ''))].toSorted(), STATES.map((name) => item[name])]);
};

/** A table that has all items of a version, and what repositories read of each there; as JSON. */
export const openStored = async (all: readonly StoredItem[]) => {
  const world = await freshWorld();
  const { client, name } = world.table;
  const put = (Item: Item) => client.send(new PutCommand({ TableName: name, Item }));
  const nameOf = ({ pk, sk }: Item): string => `${String(pk)} ${String(sk)}`;
  const last = new Map(all.map(({ item }) => fromStored(item)).map((item) => [nameOf(item), item]));
  for (const item of last.values()) await put(item);
  return async ({ kind, item }: StoredItem): Promise<unknown> => {
    const own = fromStored(item);
    await put(own);
    const read = await readers[kind](world, own);
    // Some are read by what comes next of them, and some have later states among the others.
    await put(last.get(nameOf(own)) ?? own);
    return read === undefined ? undefined : (JSON.parse(JSON.stringify(read)) as unknown);
  };
};
