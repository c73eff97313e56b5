import type { FunctionName } from './functions.ts';

/**
 * The most a function's code may weigh, in KB of 1,000 bytes, minified, without source maps and files beside it.
 * Loading is most of a cold start, and grows by the byte; a budget is raised on purpose, with a reason, or not at all.
 */
export const bundleBudget = {
  accounts: 450,
  hotels: 450,
  /** Ranks, prices and resolves places. */
  search: 480,
  /** The group that holds: its goal is DESIGN's, all in. */
  bookings: 450,
  /** Whole bookings as the hold has, and money besides. */
  payments: 480,
  /** Hotels, room types, rates, bookings and repair: most use cases of the system. */
  admin: 520,
  operating: 450,
  /** Runs the schedules when the time is moved, and is deployed on emulators alone. */
  sandbox: 520,
  /** Knows the addresses of the routes: no SDK and no schema. */
  edge: 130,
  /** Also finishes changes of capacity and deletions that were interrupted. */
  expiry: 420,
  completion: 420,
  reconciliation: 420,
} as const satisfies Record<FunctionName, number>;
