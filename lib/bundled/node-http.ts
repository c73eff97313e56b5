// Stands in for `import 'node:http'` in the bundles, see lib/bundling.ts.

/**
 * An `import` of node:http reads every export of it, and one of them, `WebSocket`, loads Node's whole HTTP client of
 * the browser's kind: 60 ms of processor time at every start, for nothing. Asked for this way it is 7 ms.
 */
const http = process.getBuiltinModule('node:http');

export const { Agent, request, STATUS_CODES } = http;
export default http;
