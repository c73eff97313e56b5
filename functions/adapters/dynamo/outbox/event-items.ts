import { asTraceId, currentTrace, type Trace } from '../../../usecases/ports/trace.ts';
import type { Item } from '../table.ts';

/** The types of items whose insertion is published as an event. */
export const eventItemTypes = [
  'booking',
  'history',
  'audit',
  'password-reset-request',
  'verification-request',
  'booking-link-request',
] as const;
const withEvents: ReadonlySet<unknown> = new Set(eventItemTypes);

/**
 * An item as it is written: one that is published as an event carries the trace of the request, for the event to carry
 * it on. It is the request's id where that is the trace's too, else both.
 */
export const traced = (item: Item): Item => {
  const trace = withEvents.has(item['type']) && item['trace'] === undefined ? currentTrace() : undefined;
  if (trace === undefined) return item;
  const { traceId, requestId } = trace;
  return { ...item, trace: asTraceId(requestId) === traceId ? requestId : `${traceId} ${requestId}` };
};

/** The trace of such an item; undefined where it has none that can be read. */
export const traceIn = ({ trace }: Item): Trace | undefined => {
  const [first = '', second = first] = typeof trace === 'string' ? trace.split(' ') : [];
  const traceId = asTraceId(first);
  return traceId !== undefined && second.length <= 128 ? { traceId, requestId: second } : undefined;
};
