import {
  attributesOf,
  checkIndexKeys,
  type KeySchema,
  type Place,
  placeForItem,
  placeForKey,
  placeId,
  placeOf,
} from './key-schema.ts';
import { type Entry, OrderedEntries } from './ordered-entries.ts';
import { attribute } from './values/attribute-value.ts';
import { equalItems } from './values/comparison.ts';
import type { AttributeValue, Item } from './values/item.ts';
import { itemSize } from './values/size.ts';
import { RecentWrites, type WriteNumbers } from './write-numbers.ts';

export type Projection =
  | { readonly kind: 'ALL' }
  | { readonly kind: 'KEYS_ONLY' | 'INCLUDE'; readonly attributes: ReadonlySet<string> };

export type IndexDefinition = { readonly name: string; readonly schema: KeySchema; readonly projection: Projection };

export type TableDefinition = {
  readonly name: string;
  readonly schema: KeySchema;
  readonly indexes: readonly IndexDefinition[];
};

/** Write units of an item change in each affected index. */
export type IndexUnits = ReadonlyMap<string, number>;

const NO_INDEX: IndexUnits = new Map();

/** One table with its items and its indexes, always consistent. Independent of expressions and of the service. */
export class Table {
  readonly definition: TableDefinition;
  readonly entries: OrderedEntries;
  readonly #items = new Map<string, Item>();
  readonly #indexes: ReadonlyMap<string, Index>;
  readonly #recent: RecentWrites | undefined;
  /** The size of all items, as the service counts it. */
  bytes = 0;

  /** @param numbers the write numbers, for a durable table */
  constructor(definition: TableDefinition, numbers?: WriteNumbers) {
    this.definition = definition;
    this.entries = new OrderedEntries(numbers);
    this.#recent = numbers && new RecentWrites(numbers);
    this.#indexes = new Map(
      definition.indexes.map((index) => [index.name, new Index(index, definition.schema, numbers)]),
    );
  }

  get size(): number {
    return this.#items.size;
  }

  index(name: string): Index | undefined {
    return this.#indexes.get(name);
  }

  get(id: string): Item | undefined {
    this.#recent?.looked(id);
    return this.#items.get(id);
  }

  items(): Iterable<Item> {
    return this.#items.values();
  }

  /** @throws ValidationException for a key that does not match the schema. */
  placeOfKey(key: Item): Place & { readonly id: string } {
    const place = placeForKey(key, this.definition.schema);
    return { ...place, id: placeId(place) };
  }

  /** @throws ValidationException for missing or ill-typed keys of the table. */
  placeOfItem(item: Item): Place & { readonly id: string } {
    const place = placeForItem(item, this.definition.schema);
    return { ...place, id: placeId(place) };
  }

  /** @throws ValidationException for an item that an index cannot take. */
  checkIndexKeys(item: Item, by: 'put' | 'update'): void {
    for (const { name, schema } of this.definition.indexes) checkIndexKeys(item, schema, name, by);
  }

  /** Puts the item at its position, or removes it (undefined); returns the write units of the indexes. */
  write(place: Place & { readonly id: string }, item: Item | undefined): IndexUnits {
    const before = this.#items.get(place.id);
    this.#recent?.wrote(place.id);
    this.bytes += (item === undefined ? 0 : itemSize(item)) - (before === undefined ? 0 : itemSize(before));
    if (item === undefined) {
      this.#items.delete(place.id);
      this.entries.delete(place);
    } else {
      this.#items.set(place.id, item);
      this.entries.put({ ...place, item });
    }
    if (this.#indexes.size === 0) return NO_INDEX;
    const units = new Map<string, number>();
    for (const [name, index] of this.#indexes) {
      const cost = index.follow(place.id, before, item);
      if (cost > 0) units.set(name, cost);
    }
    return units;
  }

  /**
   * Puts an item of a snapshot at an empty position, without counting its cost; the snapshot sets `bytes`.
   * @throws Error if the item has no key
   */
  load(item: Item): void {
    const place = placeOf(item, this.definition.schema);
    if (place === undefined) throw new Error('an item without its key');
    const id = placeId(place);
    this.#items.set(id, item);
    this.entries.put({ ...place, id, item });
    for (const index of this.#indexes.values()) index.load(id, item);
  }

  clear(): void {
    this.bytes = 0;
    this.#items.clear();
    this.entries.clear();
    for (const index of this.#indexes.values()) index.entries.clear();
  }

  /** Only the key attributes. */
  keyOf(item: Item): Item {
    return only(
      item,
      attributesOf(this.definition.schema).map((key) => key.name),
    );
  }
}

export class Index {
  readonly definition: IndexDefinition;
  readonly entries: OrderedEntries;
  readonly #kept: readonly string[] | undefined;
  readonly #keyNames: readonly string[];

  constructor(definition: IndexDefinition, base: KeySchema, numbers?: WriteNumbers) {
    this.definition = definition;
    this.entries = new OrderedEntries(numbers);
    this.#keyNames = [...new Set([...attributesOf(definition.schema), ...attributesOf(base)].map((key) => key.name))];
    const { projection } = definition;
    this.#kept = projection.kind === 'ALL' ? undefined : [...new Set([...this.#keyNames, ...projection.attributes])];
  }

  /** Whether this index projects the attribute. */
  projects(name: string): boolean {
    return this.#kept === undefined || this.#kept.includes(name);
  }

  /** Key attributes of the index and of the table: they make the last key of a page. */
  keyOf(item: Item): Item {
    return only(item, this.#keyNames);
  }

  /** The position of a page's last key in this index. */
  placeOfKey(key: Item, id: string): (Place & { readonly id: string }) | undefined {
    const place = placeOf(key, this.definition.schema);
    return place === undefined ? undefined : { ...place, id };
  }

  get keyNames(): readonly string[] {
    return this.#keyNames;
  }

  /** Applies a change of the base item and returns its write units: a changed index key is a delete and a put. */
  follow(id: string, before: Item | undefined, after: Item | undefined): number {
    const old = this.#entryOf(id, before);
    const fresh = this.#entryOf(id, after);
    if (old === undefined && fresh === undefined) return 0;
    if (old !== undefined && fresh !== undefined && old.hash === fresh.hash && old.sort === fresh.sort) {
      if (equalItems(old.item, fresh.item)) return 0;
      this.entries.put(fresh);
      return writeUnits(Math.max(itemSize(old.item), itemSize(fresh.item)));
    }
    if (old !== undefined) this.entries.delete(old);
    if (fresh !== undefined) this.entries.put(fresh);
    return (
      (old === undefined ? 0 : writeUnits(itemSize(old.item))) +
      (fresh === undefined ? 0 : writeUnits(itemSize(fresh.item)))
    );
  }

  load(id: string, item: Item): void {
    const entry = this.#entryOf(id, item);
    if (entry !== undefined) this.entries.put(entry);
  }

  #entryOf(id: string, item: Item | undefined): Entry | undefined {
    if (item === undefined) return undefined;
    const place = placeOf(item, this.definition.schema);
    if (place === undefined) return undefined;
    return { ...place, id, item: this.#kept === undefined ? item : only(item, this.#kept) };
  }
}

const KB = 1_024;

/** One write unit for each started KB, at least one. */
export function writeUnits(bytes: number): number {
  return Math.max(1, Math.ceil(bytes / KB));
}

function only(item: Item, names: readonly string[]): Item {
  const kept: Record<string, AttributeValue> = {};
  for (const name of names) {
    const value = attribute(item, name);
    if (value !== undefined) kept[name] = value;
  }
  return kept;
}
