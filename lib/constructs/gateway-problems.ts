import { ResponseType, type RestApi } from 'aws-cdk-lib/aws-apigateway';
import { type ProblemName, problemTable } from '../../functions/contract/problems.ts';

/** What the gateway itself may answer before or instead of a function, as the problem a caller knows. */
const problemOf: readonly (readonly [ResponseType, ProblemName])[] = [
  [ResponseType.DEFAULT_4XX, 'invalid-request'],
  [ResponseType.MISSING_AUTHENTICATION_TOKEN, 'not-found'],
  [ResponseType.REQUEST_TOO_LARGE, 'too-large'],
  [ResponseType.UNSUPPORTED_MEDIA_TYPE, 'unsupported-media-type'],
  [ResponseType.THROTTLED, 'rate-limited'],
  [ResponseType.DEFAULT_5XX, 'internal'],
  [ResponseType.INTEGRATION_TIMEOUT, 'try-again'],
];
/** Seconds after which a caller may try again; the throttle is refilled by then. */
const retryAfter = "'1'";
const mayRetry = new Set<ProblemName>(['rate-limited', 'try-again']);

/** Makes the gateway's own answers problem+json; whoever reads them need not know that there is a gateway. */
export const addGatewayProblems = (api: RestApi): void => {
  for (const [type, name] of problemOf) {
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
    api.addGatewayResponse(`Problem${type.responseType}`, {
      type,
      statusCode: String(status),
      // The template is chosen by what the caller accepts, and this key is the one chosen when nothing fits.
      templates: { 'application/json': JSON.stringify(body) },
      responseHeaders: {
        'Content-Type': "'application/problem+json'",
        ...(mayRetry.has(name) && { 'Retry-After': retryAfter }),
      },
    });
  }
};
