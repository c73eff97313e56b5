import { currentTrace, type Trace, traceOf } from '../../usecases/ports/trace.ts';
import type { Call, CallEvent, Step } from '../call.ts';

const headerOf = ({ headers }: Pick<CallEvent, 'headers'>, name: string): string | undefined => {
  for (const [key, value] of Object.entries(headers ?? {})) if (key.toLowerCase() === name) return value;
  return undefined;
};

/** The trace of a request: that of its caller, by traceparent or X-Request-Id, or a new one. */
export const requestTrace = (event: Pick<CallEvent, 'headers'>): Trace =>
  traceOf({ traceparent: headerOf(event, 'traceparent'), requestId: headerOf(event, 'x-request-id') });

/** Begins the call: its id is that of its trace, and is always given back. HEAD is GET. */
export const identity = (): Step => {
  const giveBack: NonNullable<Step['after']> = ({ event, response }) => {
    if (!response) return;
    response.headers = { ...response.headers, 'X-Request-Id': event.call.requestId };
    if (event.call.method === 'HEAD') response.body = '';
  };
  return {
    before: ({ event }) => {
      const call: Call = {
        requestId: (currentTrace() ?? requestTrace(event)).requestId,
        startedAt: performance.now(),
        method: event.httpMethod,
        route: undefined,
        template: undefined,
        caller: undefined,
        address: event.requestContext.identity.sourceIp,
        limit: undefined,
        body: undefined,
        about: undefined,
        error: undefined,
      };
      event.call = call;
      if (event.httpMethod === 'HEAD') event.httpMethod = 'GET';
    },
    after: giveBack,
    onError: giveBack,
  };
};
