import httpCors from '@middy/http-cors';
import type { ChainSettings, Step } from '../call.ts';

/**
 * Headers a security review looks for. They are constants, so the middleware that computes them (5 KB in every bundle)
 * is not needed. A page that needs more sets its own Content-Security-Policy.
 */
const securityHeaders = {
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'Strict-Transport-Security': 'max-age=31536000; includeSubDomains',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
} as const;

export const security = (): Step => {
  const add: NonNullable<Step['after']> = ({ response }) => {
    if (response) response.headers = { ...securityHeaders, ...response.headers };
  };
  return { after: add, onError: add };
};

/** CORS for the configured origins, none by default. No credentials: a cookie is for our own origin alone. */
export const cors = ({ corsOrigins }: Pick<ChainSettings, 'corsOrigins'>): Step[] =>
  corsOrigins.length === 0
    ? []
    : [
        httpCors({
          origins: [...corsOrigins],
          methods: 'GET,HEAD,POST,PUT,PATCH,DELETE',
          headers: 'Authorization,Content-Type,Idempotency-Key,If-Match,X-Idempotency-Key,X-Request-Id',
          exposeHeaders:
            'ETag,Location,RateLimit-Limit,RateLimit-Remaining,RateLimit-Reset,Retry-After,X-Request-Id,X-Server-Time',
          maxAge: 7200,
        }),
      ];

/** The name of the header with the system's own time. */
export const serverTimeHeader = 'X-Server-Time';

/**
 * The instant by the system's own clock, on every answer: a countdown to an `expiresAt` is taken from it, as the clock
 * of a device may be wrong and the `Date` header knows nothing of a sandbox whose time was moved.
 */
export const serverTime = ({ clock }: Pick<ChainSettings, 'clock'>): Step => {
  const add: NonNullable<Step['after']> = ({ response }) => {
    if (response) response.headers = { ...response.headers, [serverTimeHeader]: clock.now() };
  };
  return { after: add, onError: add };
};

/** The calls that the caller has left in its window, on every answer. */
export const limitHeaders = (): Step => {
  const addLimits: NonNullable<Step['after']> = ({ event: { call }, response }) => {
    if (!response || !call.limit) return;
    const { limit, remaining, resetSeconds } = call.limit;
    response.headers = {
      ...response.headers,
      'RateLimit-Limit': limit,
      'RateLimit-Remaining': Math.max(0, Math.floor(remaining)),
      'RateLimit-Reset': Math.max(0, Math.ceil(resetSeconds)),
    };
  };
  return { after: addLimits, onError: addLimits };
};
