import { costOf } from './prices.ts';

/** A call of a route, or a message that a worker takes. */
export interface Measured {
  readonly what: string;
  readonly read: number;
  /** With those of indexes. */
  readonly write: number;
  readonly tableCalls: number;
  /** Of the answer. */
  readonly bytes: number;
  /** Processor time. */
  readonly cpuMs: number;
}

/** What a call of the table takes on AWS, assumed: a few milliseconds, of which the function is billed each. */
export const TABLE_CALL_MS = 5;
const LOG_BYTES = 600;
const MEMORY_GB = 1;

export interface RequestCost {
  readonly table: number;
  readonly compute: number;
  readonly edge: number;
  readonly total: number;
  /** Milliseconds the function is billed. */
  readonly billedMs: number;
}

/** What a request costs on AWS, in dollars: table, function, and what stands before it. */
export const requestCost = ({ read, write, tableCalls, bytes, cpuMs }: Measured): RequestCost => {
  const table = costOf('tableRead', read) + costOf('tableWrite', write);
  const billedMs = cpuMs + tableCalls * TABLE_CALL_MS;
  const compute = costOf('invocation', 1) + costOf('functionSecond', (billedMs / 1000) * MEMORY_GB);
  const logs = costOf('logs', LOG_BYTES / 1e9);
  // A worker's message has no answer and passes nothing.
  const passed =
    bytes === 0 ? 0 : costOf('request', 1) + costOf('firewallRequest', 1) + costOf('transfer', bytes / 1e9);
  const edge = passed + logs;
  return { table, compute, edge, total: table + compute + edge, billedMs };
};
