import { type ProblemName, problemTable } from '../../functions/contract/problems.ts';

/** What the gateway itself may answer before or instead of a function, as the problem a caller knows. */
const problemOf = {
  DEFAULT_4XX: 'invalid-request',
  MISSING_AUTHENTICATION_TOKEN: 'not-found',
  REQUEST_TOO_LARGE: 'too-large',
  UNSUPPORTED_MEDIA_TYPE: 'unsupported-media-type',
  THROTTLED: 'rate-limited',
  DEFAULT_5XX: 'internal',
  INTEGRATION_TIMEOUT: 'try-again',
} as const satisfies Record<string, ProblemName>;
/** Seconds after which a caller may try again; the throttle is refilled by then. */
const retryAfter = "'1'";
const mayRetry = new Set<ProblemName>(['rate-limited', 'try-again']);

const gatewayProblem = (name: ProblemName) => {
  const { status, title, explanation } = problemTable[name];
  const body = {
    type: `/problems/${name}`,
    title,
    status,
    detail: explanation,
    // The resource as the template writes it: a caller's own path would need escaping, which templates here cannot.
    instance: '$context.resourcePath',
    traceId: '$context.requestId',
  };
  return {
    statusCode: String(status),
    // The template is chosen by what the caller accepts, and this key is the one chosen when nothing fits.
    responseTemplates: { 'application/json': JSON.stringify(body) },
    responseParameters: {
      'gatewayresponse.header.Content-Type': "'application/problem+json'",
      'gatewayresponse.header.X-Request-Id': 'context.requestId',
      ...(mayRetry.has(name) && { 'gatewayresponse.header.Retry-After': retryAfter }),
    },
  };
};

/**
 * The gateway's own answers as problem+json, by the gateway's names for them: callers need not know that there is a
 * gateway. They are part of the API's document, as a document that is imported again replaces those set beside it.
 */
export const gatewayProblems = () =>
  Object.fromEntries(Object.entries(problemOf).map(([type, name]) => [type, gatewayProblem(name)]));
