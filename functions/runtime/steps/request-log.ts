import type { ChainSettings, Step } from '../call.ts';
import { describeError } from '../log.ts';

/** One line a request. A 5xx says why in the log, and nowhere else. */
export const requestLog = ({ log }: Pick<ChainSettings, 'log'>): Step => {
  const write: NonNullable<Step['after']> = ({ event: { call }, response }) => {
    const status = response?.statusCode ?? 500;
    log({
      level: status === 500 ? 'error' : status > 500 ? 'warn' : 'info',
      traceId: call.requestId,
      route: call.route ?? 'none',
      method: call.method,
      status,
      ms: Math.round((performance.now() - call.startedAt) * 10) / 10,
      ...(call.caller && { userId: call.caller.userId }),
      ...(call.error !== undefined && { error: describeError(call.error) }),
    });
  };
  return { after: write, onError: write };
};
