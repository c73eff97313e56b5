/** One SDK call as the table receives it. */
export type Call = {
  /** For example `TransactWriteItems`. */
  readonly operation: string;
  /** The request on the wire: attribute values in DynamoDB's JSON. */
  readonly input: unknown;
  /** Number of the call on this table, from 1. */
  readonly number: number;
};

/**
 * A fault injected into a call. `at` lists the indexes of the affected actions, in request order from 0.
 *
 * - `transaction-conflict`: another transaction holds an item (`at`, or the first). A transaction is cancelled with
 *   that reason, a single write is rejected, a batch write leaves those requests unprocessed; plain reads never
 *   conflict and succeed.
 * - `throttle`: too many requests. A transaction is cancelled (`at`, or the first), a batch leaves `at` unprocessed or
 *   is rejected entirely without it, any other call is rejected.
 * - `lost-request`: the connection broke before the service did anything.
 * - `lost-response`: the service executed the call, then the connection broke. The caller sees the same error as above.
 * - `after`: the service executed the call, and `run` completes before the caller gets the response: a simulation parks
 *   a call here.
 */
export type Fault =
  | { readonly kind: 'transaction-conflict'; readonly at?: readonly number[] }
  | { readonly kind: 'throttle'; readonly at?: readonly number[] }
  | { readonly kind: 'lost-request' }
  | { readonly kind: 'lost-response' }
  | { readonly kind: 'after'; readonly run: () => Promise<void> };

/** Called before every call; undefined means no fault. The only asynchrony of the table. */
export type Intercept = (call: Call) => Fault | undefined | Promise<Fault | undefined>;

/** The error of Node's HTTP client when the peer closes the connection, named as the SDK's own handler names it. */
export function hangUp(): Error {
  return Object.assign(new Error('socket hang up'), { name: 'TimeoutError', code: 'ECONNRESET' });
}
