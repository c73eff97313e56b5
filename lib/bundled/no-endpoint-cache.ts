// Replaces @aws-sdk/endpoint-cache in the bundles, see lib/bundling.ts.

/**
 * The DynamoDB client's cache of discovered endpoints. Version 3 creates one but never reads it, and the real one adds
 * 7 KB of data structures.
 */
export class EndpointCache {}
