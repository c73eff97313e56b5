type Item = Record<string, unknown>;

/** Makes of an item, or of the part of it that an index projects, what the next schema would have written. */
export type Upcast = (item: Item) => Item;

/** By an item's `type`: what brings it from schema 1 to 2, from 2 to 3 and so on. The last is the one written today. */
export type Upcasts = Readonly<Record<string, readonly Upcast[]>>;

/** An attribute that has another name now; items that were written under the new one before it had a schema of its own stay. */
const renamed =
  (from: string, to: string): Upcast =>
  (item) => {
    if (!(from in item)) return item;
    const { [from]: value, ...others } = item;
    return { [to]: value, ...others };
  };

const isItem = (value: unknown): value is Item => typeof value === 'object' && value !== null;

/** The same of an attribute of a map, where the item has that map. */
const within =
  (name: string, step: Upcast): Upcast =>
  (item) =>
    isItem(item[name]) ? { ...item, [name]: step(item[name]) } : item;

/** Points that pay a part of a price: `lots` until 0.1.0. */
const redeemedInBatches = within('redeemed', renamed('lots', 'batches'));

/**
 * What was only added may be absent, and its reader says what that means. A change that is more than that gets a step
 * here, and its writers the next number (CONTRIBUTING.md).
 */
const upcasts: Upcasts = {
  booking: [within('payment', redeemedInBatches)],
  attempt: [redeemedInBatches],
  points: [renamed('lots', 'batches')],
  republished: [renamed('told', 'entry')],
  'webhook-home': [renamed('keeper', 'owner')],
};

/**
 * Reads items of every schema there ever was as the one of today.
 * @throws where an item is of a later schema, which only a later version of the system writes
 */
export const upcastBy =
  (all: Upcasts) =>
  (item: Item): Item => {
    const { type, schema } = item;
    // Keys that an index projects have neither.
    if (typeof type !== 'string' || typeof schema !== 'number') return item;
    const steps = all[type] ?? [];
    const today = steps.length + 1;
    if (schema > today) {
      throw new Error(`an item of type ${type} has schema ${schema}, and this version knows ${today} at most`);
    }
    if (schema === today) return item;
    return steps.slice(schema - 1).reduce((before, step, at) => ({ ...step(before), schema: schema + at + 1 }), item);
  };

/** An item as it is read, by the schema of today. */
export const upcast = upcastBy(upcasts);
