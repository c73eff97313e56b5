import { type Fault, hangUp, type Intercept } from './faults.ts';
import { ServiceError } from './problems.ts';
import { perform, prepare } from './service.ts';
import { performOnStreams } from './streams/operations.ts';
import type { StreamLog } from './streams/stream-log.ts';
import type { Tables } from './tables.ts';

/** A request of the DynamoDB JSON protocol: the header `x-amz-target` and the body. */
export type ProtocolRequest = { readonly target: string; readonly body: string };

export type ProtocolAnswer = { readonly statusCode: number; readonly body: object };

export type Service = {
  readonly tables: Tables;
  readonly intercept?: Intercept | undefined;
  /** Older changes for stream readers; without it there are no streams. */
  readonly log?: StreamLog | undefined;
  /**
   * Persists the changes of the request. Returns undefined if there is nothing to wait for.
   * @throws ServiceError if they cannot be written
   */
  readonly keep?: (() => Promise<void> | undefined) | undefined;
};

const STREAMS = /^DynamoDBStreams_/;

/**
 * Answers one request. Its reads and writes are one atomic step; the response waits until the data it depends on is on
 * disk.
 * @throws only the connection error of an injected fault; an invalid request gets an error response
 */
export function answering(service: Service): (request: ProtocolRequest) => Promise<ProtocolAnswer> {
  const { tables, intercept, log, keep } = service;
  let calls = 0;
  return async ({ target, body }) => {
    calls += 1;
    const number = calls;
    const operation = target.slice(target.indexOf('.') + 1);
    try {
      if (log !== undefined && STREAMS.test(target)) return ok(performOnStreams({ tables, log }, operation, body));
      const prepared = prepare(tables, operation, body);
      const asked = intercept?.({ operation, input: prepared.input, number });
      const fault = asked instanceof Promise ? await asked : asked;
      if (fault?.kind === 'lost-request') throw hangUp();
      const answer = outcome(() => perform(operation, prepared, fault));
      const kept = keep?.();
      if (kept !== undefined) await kept;
      await beforeAnswer(fault);
      return answer;
    } catch (error) {
      if (error instanceof ServiceError) return refusal(error);
      throw error;
    }
  };
}

async function beforeAnswer(fault: Fault | undefined): Promise<void> {
  if (fault?.kind === 'lost-response') throw hangUp();
  if (fault?.kind === 'after') await fault.run();
}

function outcome(run: () => object): ProtocolAnswer {
  try {
    return ok(run());
  } catch (error) {
    if (error instanceof ServiceError) return refusal(error);
    throw error;
  }
}

function ok(body: object): ProtocolAnswer {
  return { statusCode: 200, body };
}

function refusal(error: ServiceError): ProtocolAnswer {
  return {
    statusCode: error.statusCode,
    body: { __type: `com.amazonaws.dynamodb.v20120810#${error.name}`, message: error.message, ...error.fields },
  };
}
