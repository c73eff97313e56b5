import { validation } from './problems.ts';
import { attribute, typeOf } from './values/attribute-value.ts';
import { sortableBinary, sortableText } from './values/comparison.ts';
import { sortableNumber } from './values/decimal.ts';
import type { AttributeValue, Item } from './values/item.ts';

export type KeyType = 'S' | 'N' | 'B';
export type KeyAttribute = { readonly name: string; readonly type: KeyType };
export type KeySchema = { readonly hash: KeyAttribute; readonly sort?: KeyAttribute };

/** The position of an item: its partition and its sort position, as strings that order as in the service. */
export type Place = { readonly hash: string; readonly sort: string };

const MAX_HASH_BYTES = 2_048;
const MAX_SORT_BYTES = 1_024;

export function attributesOf(schema: KeySchema): readonly KeyAttribute[] {
  return schema.sort === undefined ? [schema.hash] : [schema.hash, schema.sort];
}

/** One unique string for each position. */
export function placeId({ hash, sort }: Place): string {
  return `${hash.length}:${hash}${sort}`;
}

/** The position of an item with these attributes, or undefined if it lacks one of them (a sparse index). */
export function placeOf(item: Item, schema: KeySchema): Place | undefined {
  const hash = sortableKey(attribute(item, schema.hash.name));
  const sort = schema.sort === undefined ? '' : sortableKey(attribute(item, schema.sort.name));
  return hash === undefined || sort === undefined ? undefined : { hash, sort };
}

export function sortableKey(value: AttributeValue | undefined): string | undefined {
  if (value === undefined) return undefined;
  if ('S' in value) return sortableText(value.S);
  if ('N' in value) return sortableNumber(value.N);
  return 'B' in value ? sortableBinary(value.B) : undefined;
}

/**
 * The position of an item that is being written.
 * @throws ValidationException if a key is missing, of another type, empty or too long.
 */
export function placeForItem(item: Item, schema: KeySchema): Place {
  for (const key of attributesOf(schema)) {
    const value = attribute(item, key.name);
    if (value === undefined) {
      throw validation(`One or more parameter values were invalid: Missing the key ${key.name} in the item`);
    }
    if (typeOf(value) !== key.type) {
      throw validation(
        `One or more parameter values were invalid: Type mismatch for key ${key.name} ` +
          `expected: ${key.type} actual: ${typeOf(value)}`,
      );
    }
    checkKeyValue(value, key, key === schema.hash ? MAX_HASH_BYTES : MAX_SORT_BYTES);
  }
  return certain(placeOf(item, schema));
}

/** The position that a `Key` names: it must have exactly the attributes of the schema. */
export function placeForKey(key: Item, schema: KeySchema): Place {
  const wanted = attributesOf(schema);
  const fits = wanted.every(({ name, type }) => {
    const value = attribute(key, name);
    return value !== undefined && typeOf(value) === type;
  });
  if (!fits || Object.keys(key).length !== wanted.length) {
    throw validation('The provided key element does not match the schema');
  }
  return placeForItem(key, schema);
}

/** An index key may be missing. If it is empty or of another type, the service rejects the whole write. */
export function checkIndexKeys(item: Item, schema: KeySchema, indexName: string, by: 'put' | 'update'): void {
  for (const key of attributesOf(schema)) {
    const value = attribute(item, key.name);
    if (value === undefined) continue;
    if (typeOf(value) !== key.type) {
      if (by === 'update') {
        throw validation('The update expression attempted to update the secondary index key to unsupported type');
      }
      throw validation(
        `One or more parameter values were invalid: Type mismatch for Index Key ${key.name} ` +
          `Expected: ${key.type} Actual: ${typeOf(value)} IndexName: ${indexName}`,
      );
    }
    checkKeyValue(value, key, key === schema.hash ? MAX_HASH_BYTES : MAX_SORT_BYTES, indexName);
  }
}

function checkKeyValue(value: AttributeValue, key: KeyAttribute, maxBytes: number, indexName?: string): void {
  if ('N' in value) return;
  const bytes = 'S' in value ? Buffer.byteLength(value.S) : 'B' in value ? Buffer.byteLength(value.B, 'base64') : 0;
  if (bytes === 0) {
    const kind = 'S' in value ? 'string' : 'binary';
    const where = indexName === undefined ? `Key: ${key.name}` : `IndexName: ${indexName}, IndexKey: ${key.name}`;
    throw validation(
      'One or more parameter values are not valid. ' +
        (indexName === undefined
          ? `The AttributeValue for a key attribute cannot contain an empty ${kind} value. ${where}`
          : `A value specified for a secondary index key is not supported. The AttributeValue for a key attribute cannot contain an empty ${kind} value. ${where}`),
    );
  }
  if (bytes > maxBytes) {
    throw validation(
      `One or more parameter values were invalid: Size of ${maxBytes === MAX_HASH_BYTES ? 'hashkey' : 'rangekey'} ` +
        `has exceeded the maximum size limit of ${maxBytes} bytes`,
    );
  }
}

function certain(place: Place | undefined): Place {
  if (place === undefined) throw new Error('a checked key has no place');
  return place;
}
