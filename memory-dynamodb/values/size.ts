import { attribute } from './attribute-value.ts';
import { membersOf } from './comparison.ts';
import type { AttributeValue, Item } from './item.ts';

/**
 * Bytes as DynamoDB counts and bills them: names and strings in UTF-8, a number one byte for two digits and one more,
 * lists and maps 3 bytes and one for each element.
 * Source: "DynamoDB item sizes and formats" in the developer guide.
 */
export function itemSize(item: Item): number {
  const known = sizes.get(item);
  if (known !== undefined) return known;
  let size = 0;
  for (const name of Object.keys(item)) {
    const value = attribute(item, name);
    if (value !== undefined) size += textSize(name) + valueSize(value);
  }
  sizes.set(item, size);
  return size;
}

/** Items are immutable, so their size is computed once. */
const sizes = new WeakMap<Item, number>();

export function valueSize(value: AttributeValue): number {
  if ('S' in value) return textSize(value.S);
  if ('N' in value) return numberSize(value.N);
  if ('BOOL' in value || 'NULL' in value) return 1;
  if ('B' in value) return Buffer.byteLength(value.B, 'base64');
  if ('M' in value) return 3 + Object.keys(value.M).length + itemSize(value.M);
  if ('L' in value) return value.L.reduce((sum, element) => sum + 1 + valueSize(element), 3);
  const each = 'NS' in value ? numberSize : 'BS' in value ? binarySize : textSize;
  return membersOf(value).reduce((sum, member) => sum + each(member), 0);
}

function binarySize(base64: string): number {
  return Buffer.byteLength(base64, 'base64');
}

function textSize(text: string): number {
  return Buffer.byteLength(text, 'utf8');
}

function numberSize(text: string): number {
  const digits = text.replace('-', '').replace('.', '').replace(/^0+/, '').replace(/0+$/, '').length;
  return Math.ceil(digits / 2) + 1 + (text.startsWith('-') ? 1 : 0);
}
