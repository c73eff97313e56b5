// Replaces json11 in the bundles, see lib/bundling.ts.

/**
 * The OpenSearch client can read and write integers beyond 2^53 with json11. Our documents have none, the option is
 * off, and json11 is 28 KB.
 */
export const { parse, stringify } = JSON;
