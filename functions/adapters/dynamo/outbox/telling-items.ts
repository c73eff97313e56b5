import { currentTrace, type Trace } from '../../../usecases/ports/trace.ts';
import type { Item } from '../table.ts';

/** The types of items whose insertion is told by an event. */
export const tellingTypes = [
  'booking',
  'history',
  'audit',
  'password-reset-request',
  'verification-request',
  'booking-link-request',
] as const;
const telling: ReadonlySet<unknown> = new Set(tellingTypes);

/** A UUID without its hyphens is the id of a trace: such a request is one text. */
const plain = (id: string): string => id.replaceAll('-', '').toLowerCase();

/**
 * An item as it is written: one whose insertion is told bears the trace it was written in, so that the event can. It
 * is `traceId`, and the request's id where it is another.
 */
export const traced = (item: Item): Item => {
  const trace = telling.has(item['type']) && item['trace'] === undefined ? currentTrace() : undefined;
  if (trace === undefined) return item;
  const { traceId, requestId } = trace;
  return { ...item, trace: plain(requestId) === traceId ? requestId : `${traceId} ${requestId}` };
};

/** The trace of a telling item; undefined where it has none that can be read. */
export const traceIn = ({ trace }: Item): Trace | undefined => {
  const [first = '', second = first] = typeof trace === 'string' ? trace.split(' ') : [];
  const traceId = plain(first);
  return /^[0-9a-f]{32}$/.test(traceId) && second.length <= 128 ? { traceId, requestId: second } : undefined;
};
