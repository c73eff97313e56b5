import { validation } from '../problems.ts';
import { canonicalNumber } from './decimal.ts';
import type { AttributeValue, Item, TypeName } from './item.ts';

const MAX_DEPTH = 32;

export function typeOf(value: AttributeValue): TypeName {
  if ('S' in value) return 'S';
  if ('N' in value) return 'N';
  if ('M' in value) return 'M';
  if ('BOOL' in value) return 'BOOL';
  if ('L' in value) return 'L';
  if ('NULL' in value) return 'NULL';
  if ('SS' in value) return 'SS';
  if ('NS' in value) return 'NS';
  return 'B' in value ? 'B' : 'BS';
}

/** Reads an attribute by name; inherited names such as `constructor` are not attributes. */
export function attribute(item: Item, name: string): AttributeValue | undefined {
  return Object.hasOwn(item, name) ? item[name] : undefined;
}

/** The item with one attribute set, as a copy. Safe for a name such as `__proto__`. */
export function withAttribute(item: Item, name: string, value: AttributeValue): Item {
  if (name !== '__proto__') return { ...item, [name]: value };
  return Object.defineProperty({ ...item }, name, { value, enumerable: true, writable: true, configurable: true });
}

export function withoutAttribute(item: Item, name: string): Item {
  const { [name]: _gone, ...rest } = item;
  return rest;
}

/**
 * Validates an item or a value as the service does on arrival, and converts numbers to their canonical form.
 * @throws ValidationException for empty sets, duplicate set members, bad numbers and nesting deeper than 32.
 */
export function checkedItem(item: Item, depth = 0): Item {
  let changed: Record<string, AttributeValue> | undefined;
  for (const name of Object.keys(item)) {
    const value = attribute(item, name);
    if (value === undefined) continue;
    const checked = checkedValue(value, depth);
    if (checked !== value) {
      changed ??= { ...item };
      changed[name] = checked;
    }
  }
  return changed ?? item;
}

export function checkedValue(value: AttributeValue, depth = 0): AttributeValue {
  if ('S' in value || 'BOOL' in value || 'B' in value) return value;
  if ('N' in value) {
    const canonical = canonicalNumber(value.N);
    return canonical === value.N ? value : { N: canonical };
  }
  if ('NULL' in value) {
    if (value.NULL) return value;
    throw validation(
      'One or more parameter values were invalid: Null attribute value types must have the value of true',
    );
  }
  if (depth >= MAX_DEPTH) throw validation('Nesting Levels have exceeded supported limits');
  if ('M' in value) {
    const checked = checkedItem(value.M, depth + 1);
    return checked === value.M ? value : { M: checked };
  }
  if ('L' in value) return { L: value.L.map((element) => checkedValue(element, depth + 1)) };
  if ('SS' in value) return { SS: checkedSet(value.SS) };
  if ('NS' in value) return { NS: checkedSet(value.NS.map(canonicalNumber)) };
  if ('BS' in value) return { BS: checkedSet(value.BS) };
  throw validation('Supplied AttributeValue is empty, must contain exactly one of the supported datatypes');
}

function checkedSet(members: readonly string[]): readonly string[] {
  if (members.length === 0) {
    throw validation('One or more parameter values were invalid: An string set  may not be empty');
  }
  if (new Set(members).size < members.length) {
    throw validation('One or more parameter values were invalid: Input collection contains duplicates.');
  }
  return members;
}
