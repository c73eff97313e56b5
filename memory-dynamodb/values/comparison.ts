import { attribute, typeOf } from './attribute-value.ts';
import { compareNumbers } from './decimal.ts';
import type { AttributeValue, Item } from './item.ts';

/** Deep equality with the rules of `=`: the same type, maps in any order, sets in any order. */
export function equalValues(a: AttributeValue, b: AttributeValue): boolean {
  if (a === b) return true;
  if ('S' in a) return 'S' in b && a.S === b.S;
  if ('N' in a) return 'N' in b && a.N === b.N;
  if ('BOOL' in a) return 'BOOL' in b && a.BOOL === b.BOOL;
  if ('NULL' in a) return 'NULL' in b;
  if ('B' in a) return 'B' in b && a.B === b.B;
  if ('M' in a) return 'M' in b && equalItems(a.M, b.M);
  if ('L' in a) return 'L' in b && equalLists(a.L, b.L);
  const left = membersOf(a);
  const right = membersOf(b);
  return typeOf(a) === typeOf(b) && left.length === right.length && left.every((member) => right.includes(member));
}

export function equalItems(a: Item, b: Item): boolean {
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => equalAttributes(a, b, name));
}

/** Whether both have the same value, or both are absent. */
function equalAttributes(a: Item, b: Item, name: string): boolean {
  const left = attribute(a, name);
  const right = attribute(b, name);
  return left === undefined || right === undefined ? left === right : equalValues(left, right);
}

function equalLists(a: readonly AttributeValue[], b: readonly AttributeValue[]): boolean {
  return (
    a.length === b.length &&
    a.every((element, index) => {
      const other = b[index];
      return other !== undefined && equalValues(element, other);
    })
  );
}

/** The members of a set; undefined if the value is not a set. */
export function membersOf(value: AttributeValue): readonly string[] {
  if ('SS' in value) return value.SS;
  if ('NS' in value) return value.NS;
  return 'BS' in value ? value.BS : [];
}

/** Order of two values of one ordered type (S, N, B); undefined for other types, for which `<` is false. */
export function orderOf(a: AttributeValue, b: AttributeValue): number | undefined {
  if ('S' in a && 'S' in b) return compareText(sortableText(a.S), sortableText(b.S));
  if ('N' in a && 'N' in b) return compareNumbers(a.N, b.N);
  if ('B' in a && 'B' in b) return compareText(sortableBinary(a.B), sortableBinary(b.B));
  return undefined;
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

const BEYOND_PLAIN = /[\ud800-\uffff]/;

/**
 * DynamoDB orders strings by their UTF-8 bytes; JavaScript by UTF-16 units. They differ only in that surrogates come
 * before U+E000 in UTF-16: swapping the two ranges gives strings that compare natively in the right order.
 */
export function sortableText(text: string): string {
  if (!BEYOND_PLAIN.test(text)) return text;
  let sortable = '';
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    sortable += String.fromCharCode(unit < 0xd800 ? unit : unit < 0xe000 ? unit + 0x2000 : unit - 0x800);
  }
  return sortable;
}

export function sortableBinary(base64: string): string {
  return Buffer.from(base64, 'base64').toString('latin1');
}
