import * as z from 'zod';
import type { Route } from '../../../functions/contract/route.ts';

const integer = { type: 'integer', minimum: 0 } as const;
const text = { type: 'string' } as const;

/** Headers of answers, by name. */
export const components = {
  'RateLimit-Limit': { schema: integer, description: 'Calls allowed in a minute.' },
  'RateLimit-Remaining': { schema: integer, description: 'Calls left in the window.' },
  'RateLimit-Reset': { schema: integer, description: 'Seconds until the window frees a place.' },
  'X-Request-Id': { schema: text, description: 'The id of the request, given or made.' },
  'X-Server-Time': {
    schema: { type: 'string', format: 'date-time' },
    description: "The instant by the system's own clock; compare `expiresAt` with it.",
  },
  ETag: {
    schema: text,
    description: 'The version of the thing, for If-Match; of a cacheable answer, for If-None-Match.',
  },
  Location: { schema: { type: 'string', format: 'uri-reference' }, description: 'Where the new thing is read.' },
  'Retry-After': { schema: integer, description: 'Seconds after which the same request is worth another try.' },
  'WWW-Authenticate': { schema: text, description: 'Bearer.' },
} as const;

type Name = keyof typeof components;
const named = (...names: readonly Name[]) =>
  Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));

/** Headers of every answer of a route. */
export const answerHeaders = named(
  'RateLimit-Limit',
  'RateLimit-Remaining',
  'RateLimit-Reset',
  'X-Request-Id',
  'X-Server-Time',
);
export const etag = named('ETag');

const hasVersion = (schema: z.ZodType): boolean =>
  schema instanceof z.ZodObject &&
  ('version' in schema.shape ||
    Object.values(schema.shape).some((inner) => inner instanceof z.ZodObject && 'version' in inner.shape));

/** The headers of an answer by its status, and by the thing it carries. */
export const headersOf = (status: number, schema?: z.ZodType | null, route?: Route) => ({
  ...answerHeaders,
  ...(status === 201 && named('Location')),
  ...(status === 401 && named('WWW-Authenticate')),
  ...((status === 429 || status === 503) && named('Retry-After')),
  ...((route?.cacheSeconds !== undefined || (schema && hasVersion(schema))) && etag),
});
