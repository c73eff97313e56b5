// Stands in for @aws-sdk/endpoint-cache in the bundles, see lib/bundling.ts.

/**
 * Where the client of DynamoDB would keep endpoints that it discovers. Version 3 makes one and attaches nothing that
 * reads it, and the real one brings 7 KB of data structures.
 */
export class EndpointCache {}
