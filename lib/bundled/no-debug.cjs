// Replaces debug in the bundles, see lib/bundling.ts. CommonJS, so that require() returns the function itself.

/** The OpenSearch client logs its requests if DEBUG is set, which no stage does; debug is 7 KB. */
module.exports = () => () => undefined;
