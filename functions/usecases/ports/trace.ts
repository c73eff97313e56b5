import { AsyncLocalStorage } from 'node:async_hooks';

/** What one thing that was asked for is known by, in every process that has a part in it. */
export interface Trace {
  /** Of W3C Trace Context: 32 hexadecimal digits. */
  readonly traceId: string;
  /** The caller's X-Request-Id, or the UUID given instead: what a problem and the log call `traceId`. */
  readonly requestId: string;
}

/** A trace, and the part of the system that has its turn. */
export interface TracedWork extends Trace {
  readonly service: string;
}

const current = new AsyncLocalStorage<TracedWork>();

/** What this work belongs to; undefined outside any. */
export const currentTrace = (): TracedWork | undefined => current.getStore();

/** Does `work`, and all that it begins, as part of a trace. */
export const inTrace = <T>(trace: TracedWork, work: () => T): T => current.run(trace, work);

const none = '0'.repeat(32);

/** The id of a trace that another id stands for: 32 hexadecimal digits, such as a UUID without its hyphens. */
export const asTraceId = (id: string): string | undefined => {
  const plain = id.replaceAll('-', '').toLowerCase();
  return /^[0-9a-f]{32}$/.test(plain) && plain !== none ? plain : undefined;
};

/** @see https://www.w3.org/TR/trace-context/#traceparent-header */
const traceIdIn = (traceparent: string | undefined): string | undefined => {
  const [, version, traceId = ''] =
    /^([0-9a-f]{2})-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}(-|$)/.exec(traceparent ?? '') ?? [];
  return version !== undefined && version !== 'ff' ? asTraceId(traceId) : undefined;
};

const sane = /^[\w.-]{1,128}$/;

/**
 * The trace of what a caller asks for, by its headers; whatever is malformed or not sent is made new. Where a caller sends
 * only one of the two, the other is the same id in its own form.
 */
export const traceOf = (
  sent: { readonly traceparent?: string | undefined; readonly requestId?: string | undefined } = {},
): Trace => {
  const given = traceIdIn(sent.traceparent);
  const asked = sent.requestId !== undefined && sane.test(sent.requestId) ? sent.requestId : undefined;
  const requestId = asked ?? given ?? globalThis.crypto.randomUUID();
  const traceId = given ?? asTraceId(requestId) ?? globalThis.crypto.randomUUID().replaceAll('-', '');
  return { requestId, traceId };
};

/** The header by which the trace goes on to another system, with a span of its own. */
export const traceparentOf = ({ traceId }: Pick<Trace, 'traceId'>): string =>
  `00-${traceId}-${globalThis.crypto.randomUUID().replaceAll('-', '').slice(0, 16)}-01`;
