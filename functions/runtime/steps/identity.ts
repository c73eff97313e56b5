import { randomUUID } from 'node:crypto';
import type { Call, CallEvent, Step } from '../call.ts';

const sane = /^[\w.-]{1,128}$/;

const headerOf = (event: CallEvent, name: string): string | undefined => {
  for (const [key, value] of Object.entries(event.headers ?? {})) if (key.toLowerCase() === name) return value;
  return undefined;
};

/** Begins the call: its id is the caller's X-Request-Id if sane, else a new one, and is always given back. HEAD is GET. */
export const identity = (): Step => {
  const giveBack: NonNullable<Step['after']> = ({ event, response }) => {
    if (!response) return;
    response.headers = { ...response.headers, 'X-Request-Id': event.call.requestId };
    if (event.call.method === 'HEAD') response.body = '';
  };
  return {
    before: ({ event }) => {
      const asked = headerOf(event, 'x-request-id');
      const call: Call = {
        requestId: asked !== undefined && sane.test(asked) ? asked : randomUUID(),
        startedAt: performance.now(),
        method: event.httpMethod,
        route: undefined,
        template: undefined,
        caller: undefined,
        limit: undefined,
        body: undefined,
        error: undefined,
      };
      event.call = call;
      if (event.httpMethod === 'HEAD') event.httpMethod = 'GET';
    },
    after: giveBack,
    onError: giveBack,
  };
};
