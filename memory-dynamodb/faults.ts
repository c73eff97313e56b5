/** One call of the SDK as it reaches the table. */
export type Call = {
  /** Such as `TransactWriteItems`. */
  readonly operation: string;
  /** The request as it travels: attribute values in DynamoDB's JSON. */
  readonly input: unknown;
  /** Counts the calls of this table from 1. */
  readonly number: number;
};

/**
 * What can go wrong with a call. `at` are the numbers of the actions it happens to, in request order from 0.
 *
 * - `transaction-conflict`: another transaction holds an item (`at`, or the first). A transaction is cancelled with
 *   that reason, a single write is refused, a batch write leaves those requests unprocessed; plain reads never
 *   conflict and go through.
 * - `throttle`: too much at once. A transaction is cancelled (`at`, or the first), a batch leaves `at` unprocessed or
 *   is refused whole without it, all else is refused.
 * - `lost-request`: the connection broke before the service did anything.
 * - `lost-response`: the service did it, then the connection broke. The caller sees the same error as above.
 * - `after`: the service did it, and `run` comes to an end before the caller hears: where a simulation parks a call.
 */
export type Fault =
  | { readonly kind: 'transaction-conflict'; readonly at?: readonly number[] }
  | { readonly kind: 'throttle'; readonly at?: readonly number[] }
  | { readonly kind: 'lost-request' }
  | { readonly kind: 'lost-response' }
  | { readonly kind: 'after'; readonly run: () => Promise<void> };

/** Asked before every call; undefined lets it go through. The only asynchrony the table has. */
export type Intercept = (call: Call) => Fault | undefined | Promise<Fault | undefined>;

/** What Node's HTTP client gives the SDK when the peer closes the connection, named as the SDK's own handler names it. */
export function hangUp(): Error {
  return Object.assign(new Error('socket hang up'), { name: 'TimeoutError', code: 'ECONNRESET' });
}
