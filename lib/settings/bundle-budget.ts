import type { FunctionName } from './functions.ts';

/**
 * The most a function's code may weigh, in KB of 1,000 bytes, minified, without source maps and files beside it.
 * Loading is most of a cold start, and grows by the byte; a budget is raised on purpose, with a reason, or not at all.
 */
export const bundleBudget = {
  accounts: 450,
  /** Offers of every rate plan, each with its quote. */
  hotels: 480,
  /** Ranks, prices and resolves places; the client of OpenSearch is a third, and runs in a container that has one to ask. */
  search: 850,
  /** The group that holds: every write of a booking moves its units and desk payments, and bears its trace. */
  bookings: 450,
  /** What guests read of their bookings; none of it weighs on the hold. Their writes move the units of a stay. */
  stays: 465,
  /**
   * Whole bookings with their hotels, and money besides: the client of Stripe, a third of it, which is not run before
   * somebody pays by it; limits on declined cards.
   */
  payments: 770,
  /**
   * Hotels, room types, rates, bookings and repair: most use cases of the system; 72 KB are the time zones of the world.
   * Prices finish a change of the grid that is open, and every move of a booking moves its units
   * and desk payments; a change of rooms is kept for the numbers.
   */
  admin: 626,
  /** How an owner sells a hotel: rate plans and the grid. */
  rates: 450,
  /** What a front desk does: blocks, units, its day and its plan, bookings with quotes and prices, money, changes. */
  desk: 520,
  /** What owners and system admins look up of many days or hotels at once: numbers, pace. */
  reports: 450,
  /** The OpenAPI document, 60 KB compressed, grows with each route. */
  operating: 486,
  /** Webhooks, with what sends them. */
  integrations: 480,
  /** Runs the schedules when the time is moved, and is deployed on emulators alone. */
  sandbox: 800,
  /** Knows the addresses of the routes: no SDK and no schema. */
  fallback: 130,
  /** Also settles payments and refunds with the gateway, and finishes owners' changes that were interrupted. */
  expiry: 680,
  completion: 680,
  /** Sends webhooks. */
  deliveries: 450,
  webhooks: 450,
  verification: 900,
  /** Reads the gateway's own record besides: the client of Stripe, which is not run where it is not asked. */
  reconciliation: 650,
  /** One hotel's facts, the list of all, and the writer of the list for search engines. */
  pages: 450,
  /** The clients of two more services, and the shapes of all events. */
  publisher: 420,
  /** Wording in HTML and text, entries for the calendar, and the client of SES. */
  notifications: 760,
  /** Whole bookings, their history, and what the currencies are worth. */
  loyalty: 450,
  /** Whole bookings, and the days of their hotels. */
  numbers: 450,
  outbox: 450,
  indexing: 900,
} as const satisfies Record<FunctionName, number>;

/**
 * The most processor time a function may take to load, as a multiple of what a handler with only the SDK takes in the
 * same run. The goal is 1.5: zod alone is 1.6. This is twice what there is, for the ratio follows what else the
 * machine does: it catches a module that should never have come along, not a percent.
 */
export const loadBudget = {
  accounts: 4.5,
  hotels: 4.5,
  search: 7,
  bookings: 4.5,
  stays: 4.5,
  payments: 5.5,
  admin: 5.5,
  rates: 4.5,
  desk: 4.5,
  reports: 4.5,
  operating: 4.5,
  integrations: 4.5,
  sandbox: 5.5,
  fallback: 2,
  pages: 4.5,
  expiry: 4.5,
  completion: 4.5,
  deliveries: 4.5,
  webhooks: 4.5,
  reconciliation: 4.5,
  verification: 5.5,
  publisher: 4.5,
  notifications: 5.5,
  loyalty: 4.5,
  numbers: 4.5,
  outbox: 4.5,
  indexing: 5.5,
} as const satisfies Record<FunctionName, number>;
