import { type ProblemName, problemTable } from '../../functions/contract/problems.ts';

/** The problem type for each response that the gateway itself gives before or instead of a function. */
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
    // The resource path of the template: the caller's own path needs escaping, which these templates cannot do.
    instance: '$context.resourcePath',
    traceId: '$context.requestId',
  };
  return {
    statusCode: String(status),
    // The Accept header selects the template; this key is the default.
    responseTemplates: { 'application/json': JSON.stringify(body) },
    responseParameters: {
      'gatewayresponse.header.Content-Type': "'application/problem+json'",
      'gatewayresponse.header.X-Request-Id': 'context.requestId',
      ...(mayRetry.has(name) && { 'gatewayresponse.header.Retry-After': retryAfter }),
    },
  };
};

/**
 * The gateway's own responses as problem+json, by the gateway's names, so that callers get one format. They are part of
 * the API document, because a new import of the document replaces responses that are set separately.
 */
export const gatewayProblems = () =>
  Object.fromEntries(Object.entries(problemOf).map(([type, name]) => [type, gatewayProblem(name)]));
