import { validation } from '../problems.ts';
import { checkedValue } from '../values/attribute-value.ts';
import type { AttributeValue } from '../values/item.ts';

/** The `#names` and `:values` one parsed expression mentions. */
export type Mentions = { readonly names: ReadonlySet<string>; readonly values: ReadonlySet<string> };

export type BindingsInput = {
  readonly ExpressionAttributeNames?: Readonly<Record<string, string>>;
  readonly ExpressionAttributeValues?: Readonly<Record<string, AttributeValue>>;
};

/** The names and values of a request, checked against those that its expressions mention. */
export class Bindings {
  readonly #names = new Map<string, string>();
  readonly #values = new Map<string, AttributeValue>();

  /** @throws ValidationException for a name or value that is missing or unused. */
  constructor(input: BindingsInput, expressions: readonly (Mentions | undefined)[]) {
    this.#read(input);
    const used = new Set<string>();
    for (const expression of expressions) {
      if (expression === undefined) continue;
      for (const name of expression.names) {
        if (!this.#names.has(name)) throw undefinedReference('name', name);
        used.add(name);
      }
      for (const value of expression.values) {
        if (!this.#values.has(value)) throw undefinedReference('value', value);
        used.add(value);
      }
    }
    if (used.size < this.#names.size + this.#values.size) this.#refuseUnused(used);
  }

  name(ref: string): string {
    const name = this.#names.get(ref);
    if (name === undefined) throw undefinedReference('name', ref);
    return name;
  }

  value(ref: string): AttributeValue {
    const value = this.#values.get(ref);
    if (value === undefined) throw undefinedReference('value', ref);
    return value;
  }

  #read(input: BindingsInput): void {
    if (input.ExpressionAttributeNames !== undefined) {
      for (const [ref, name] of Object.entries(input.ExpressionAttributeNames)) {
        if (!/^#[A-Za-z0-9_]+$/.test(ref)) {
          throw validation(`ExpressionAttributeNames contains invalid key: Syntax error; key: "${ref}"`);
        }
        this.#names.set(ref, name);
      }
      if (this.#names.size === 0) throw validation('ExpressionAttributeNames must not be empty');
    }
    if (input.ExpressionAttributeValues !== undefined) {
      for (const [ref, value] of Object.entries(input.ExpressionAttributeValues)) {
        if (!/^:[A-Za-z0-9_]+$/.test(ref)) {
          throw validation(`ExpressionAttributeValues contains invalid key: Syntax error; key: "${ref}"`);
        }
        this.#values.set(ref, checkedValue(value));
      }
      if (this.#values.size === 0) throw validation('ExpressionAttributeValues must not be empty');
    }
  }

  #refuseUnused(used: ReadonlySet<string>): void {
    for (const [which, given] of [
      ['ExpressionAttributeNames', this.#names],
      ['ExpressionAttributeValues', this.#values],
    ] as const) {
      const unused = [...given.keys()].filter((key) => !used.has(key));
      if (unused.length > 0) {
        throw validation(`Value provided in ${which} unused in expressions: keys: {${unused.join(', ')}}`);
      }
    }
  }
}

function undefinedReference(what: 'name' | 'value', ref: string): Error {
  return validation(
    `Invalid expression: An expression attribute ${what} used in the document path is not defined; ` +
      `attribute ${what}: ${ref}`,
  );
}
