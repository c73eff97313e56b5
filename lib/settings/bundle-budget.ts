import type { FunctionName } from './functions.ts';

/**
 * The maximum size of a function's code, in KB of 1,000 bytes, minified, without source maps and files beside it.
 * Loading is most of a cold start and grows with the size: raise a budget only on purpose and with a reason.
 */
export const bundleBudget = {
  accounts: 450,
  /** Offers of every rate plan, each with its quote. */
  hotels: 480,
  /** Ranks, prices and resolves places; the OpenSearch client is a third of it, and runs only if there is an index. */
  search: 850,
  /** The group that creates holds: every write of a booking moves its units and desk payments, and stores its trace. */
  bookings: 450,
  /** Guests' reads of their bookings, kept out of the function for holds. Their writes move the units of a stay. */
  stays: 465,
  /**
   * Whole bookings with their hotels, and payments: the Stripe client is a third of it and runs only for a Stripe
   * payment; limits on declined cards.
   */
  payments: 770,
  /**
   * Hotels, room types, rates, bookings and repair: most use cases of the system; 72 KB are time zones. A price change
   * completes an open change of the grid, and every move of a booking moves its units and desk payments; a change of
   * rooms is recorded for the reports.
   */
  admin: 626,
  /** Two routes; half of it is the client of S3. */
  pictures: 560,
  /** How an owner sells a hotel: rate plans and the grid. */
  rates: 450,
  /**
   * Operations of the front desk: blocks, units, its day and its plan, bookings with quotes and prices, money, changes.
   */
  desk: 520,
  /** Reports for owners and system admins over many days or hotels: numbers, pace. */
  reports: 450,
  /** The OpenAPI document, 60 KB compressed, grows with each route. */
  operating: 486,
  /** Webhooks and their sender. */
  integrations: 480,
  /** Runs the schedules when the time is moved, with the client of S3; deployed only on emulators. */
  sandbox: 980,
  /** Contains the paths of the routes: no SDK and no schema. */
  fallback: 130,
  /** Also settles payments and refunds with the gateway, and finishes owners' changes that were interrupted. */
  expiry: 680,
  completion: 680,
  /** Sends webhooks. */
  deliveries: 450,
  webhooks: 450,
  verification: 900,
  /** Also reads the gateway's own record: the Stripe client, which runs only on a stage with Stripe. */
  reconciliation: 650,
  /** One hotel's facts, the list of all, and the writer of the list for search engines. */
  pages: 450,
  /** The clients of two more services, and the shapes of all events. */
  publisher: 420,
  /** No SDK: a signed request of its own, and the schemas of the environment. */
  rotation: 420,
  /** Mail templates in HTML and text, calendar entries, and the SES client. */
  notifications: 760,
  /** Whole bookings, their history, and the exchange rates. */
  loyalty: 450,
  /** Whole bookings, and the days of their hotels. */
  numbers: 450,
  /** The clients of S3 and SQS, and the detection of types by content; sharp is beside the bundle. */
  uploads: 530,
  outbox: 450,
  /** The clients of S3 and the table. */
  cleanup: 510,
  indexing: 900,
} as const satisfies Record<FunctionName, number>;

/**
 * The maximum CPU time to load a function, as a multiple of the time of a handler with only the SDK in the same run.
 * The goal is 1.5: zod alone is 1.6. The limit is twice the measured ratio, because the ratio varies with the load of
 * the machine: it catches a module bundled by mistake, not a change of a few percent.
 */
export const loadBudget = {
  accounts: 4.5,
  hotels: 4.5,
  search: 7,
  bookings: 4.5,
  stays: 4.5,
  payments: 5.5,
  admin: 5.5,
  pictures: 4.5,
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
  rotation: 4.5,
  notifications: 5.5,
  loyalty: 4.5,
  numbers: 4.5,
  uploads: 4.5,
  outbox: 4.5,
  cleanup: 4.5,
  indexing: 5.5,
} as const satisfies Record<FunctionName, number>;
