// Stands in for json11 in the bundles, see lib/bundling.ts.

/**
 * The client of OpenSearch reads and writes whole numbers beyond 2^53 with json11, where it is told to. No document
 * of ours has any, nobody tells it to, and json11 is 28 KB.
 */
export const { parse, stringify } = JSON;
