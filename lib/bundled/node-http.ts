// Replaces `import 'node:http'` in the bundles, see lib/bundling.ts.

/**
 * An `import` of node:http evaluates every export, and one of them, `WebSocket`, loads Node's whole fetch client
 * (undici): 60 ms of CPU time at every start. Loaded this way it takes 7 ms.
 */
const http = process.getBuiltinModule('node:http');

export const { Agent, request, STATUS_CODES } = http;
export default http;
