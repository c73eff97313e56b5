import type { FunctionName } from './functions.ts';

/**
 * The most a function's code may weigh, in KB of 1,000 bytes, minified, without source maps and files beside it.
 * Loading is most of a cold start, and grows by the byte; a budget is raised on purpose, with a reason, or not at all.
 */
export const bundleBudget = {
  accounts: 450,
  hotels: 450,
  search: 450,
  /** The group that holds: its goal is DESIGN's, all in. */
  bookings: 450,
  payments: 450,
  admin: 450,
  operating: 450,
  /** Knows the route table and no SDK. */
  edge: 200,
  expiry: 400,
  completion: 400,
  reconciliation: 400,
} as const satisfies Record<FunctionName, number>;
