import { costOf } from './prices.ts';

/** A call of a route, or a message that a worker takes. */
export interface Measured {
  readonly what: string;
  readonly read: number;
  /** Including those of indexes. */
  readonly write: number;
  readonly tableCalls: number;
  /** Size of the answer. */
  readonly bytes: number;
  /** CPU time. */
  readonly cpuMs: number;
}

/** The assumed duration of a table call on AWS: a few milliseconds, all billed to the function. */
export const TABLE_CALL_MS = 5;
const LOG_BYTES = 600;
const MEMORY_GB = 1;

export interface RequestCost {
  readonly table: number;
  readonly compute: number;
  readonly edge: number;
  readonly total: number;
  /** Billed milliseconds of the function. */
  readonly billedMs: number;
}

/** The cost of a request on AWS, in US dollars: table, function, and the services before it. */
export const requestCost = ({ read, write, tableCalls, bytes, cpuMs }: Measured): RequestCost => {
  const table = costOf('tableRead', read) + costOf('tableWrite', write);
  const billedMs = cpuMs + tableCalls * TABLE_CALL_MS;
  const compute = costOf('invocation', 1) + costOf('functionSecond', (billedMs / 1000) * MEMORY_GB);
  const logs = costOf('logs', LOG_BYTES / 1e9);
  // A worker's message has no answer and no services before it.
  const passed =
    bytes === 0 ? 0 : costOf('request', 1) + costOf('firewallRequest', 1) + costOf('transfer', bytes / 1e9);
  const edge = passed + logs;
  return { table, compute, edge, total: table + compute + edge, billedMs };
};
