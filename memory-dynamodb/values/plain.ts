import { attribute } from './attribute-value.ts';
import type { AttributeValue, Item } from './item.ts';

/** An item in plain JavaScript values, for tests: strings, numbers, lists, sets and objects. */
export type PlainItem = { readonly [name: string]: unknown };

export function plainItem(item: Item): PlainItem {
  return Object.fromEntries(
    Object.keys(item).map((name) => {
      const value = attribute(item, name);
      return [name, value === undefined ? undefined : plainValue(value)];
    }),
  );
}

function plainValue(value: AttributeValue): unknown {
  if ('S' in value) return value.S;
  if ('N' in value) return Number(value.N);
  if ('BOOL' in value) return value.BOOL;
  if ('NULL' in value) return null;
  if ('M' in value) return plainItem(value.M);
  if ('L' in value) return value.L.map(plainValue);
  if ('SS' in value) return new Set(value.SS);
  if ('NS' in value) return new Set(value.NS.map(Number));
  if ('B' in value) return bytes(value.B);
  return new Set(value.BS.map(bytes));
}

function bytes(base64: string): Uint8Array {
  return new Uint8Array(Buffer.from(base64, 'base64'));
}
