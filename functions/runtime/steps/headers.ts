import httpCors from '@middy/http-cors';
import httpSecurityHeaders from '@middy/http-security-headers';
import type { ChainSettings, Step } from '../call.ts';

/** What every answer is for a browser; a page that needs more sets its own Content-Security-Policy. */
const contentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/** Headers a security review looks for. Those for pages that load other things than JSON are left out. */
export const securityHeaders = (): Step[] => {
  const withPolicy: NonNullable<Step['after']> = ({ response }) => {
    if (response) response.headers = { 'Content-Security-Policy': contentSecurityPolicy, ...response.headers };
  };
  return [
    httpSecurityHeaders({
      contentSecurityPolicy: false,
      permissionsPolicy: false,
      crossOriginEmbedderPolicy: false,
      dnsPrefetchControl: false,
      downloadOptions: false,
      originAgentCluster: false,
      permittedCrossDomainPolicies: false,
      reportTo: false,
      reportingEndpoints: false,
      strictTransportSecurity: { maxAge: 31_536_000, includeSubDomains: true, preload: false },
    }),
    { after: withPolicy, onError: withPolicy },
  ];
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
          exposeHeaders: 'ETag,Location,RateLimit-Limit,RateLimit-Remaining,RateLimit-Reset,Retry-After,X-Request-Id',
          maxAge: 7200,
        }),
      ];

/** Where the caller stands in its window, on every answer. */
export const limitHeaders = (): Step => {
  const tell: NonNullable<Step['after']> = ({ event: { call }, response }) => {
    if (!response || !call.limit) return;
    const { limit, remaining, resetSeconds } = call.limit;
    response.headers = {
      ...response.headers,
      'RateLimit-Limit': limit,
      'RateLimit-Remaining': Math.max(0, Math.floor(remaining)),
      'RateLimit-Reset': Math.max(0, Math.ceil(resetSeconds)),
    };
  };
  return { after: tell, onError: tell };
};
