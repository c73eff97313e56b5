import { STATUS_CODES } from 'node:http';
import * as z from 'zod';
import {
  createDocument,
  type ZodOpenApiObject,
  type ZodOpenApiOperationObject,
  type ZodOpenApiParameters,
  type ZodOpenApiPathsObject,
  type ZodOpenApiResponseObject,
  type ZodOpenApiResponsesObject,
} from 'zod-openapi';
import { answers } from '../../../functions/contract/answers.ts';
import { idempotencyKey } from '../../../functions/contract/common.ts';
import { formatted } from '../../../functions/contract/input-errors.ts';
import { problem } from '../../../functions/contract/problem-answer.ts';
import { type ProblemName, problemTable } from '../../../functions/contract/problems.ts';
import * as reports from '../../../functions/contract/reports/answers.ts';
import { declineLimits, limits, problemsOf, type Route } from '../../../functions/contract/route.ts';
import { fullPath, type RouteName, routeEntries } from '../../../functions/contract/routes.ts';
import { examples } from './examples.ts';
import { answerHeaders, components, etag, headersOf } from './headers.ts';
import { override } from './schemas.ts';
import { tagOf, tags } from './tags.ts';

export type OpenApiDocument = ReturnType<typeof createDocument>;

/** Finds a mistake in an example before a reader does. */
const checked = <T>(name: RouteName, schema: z.ZodType | undefined, example: T): T => {
  const result = schema?.safeParse(example);
  if (!result?.success) throw new Error(`the example of ${name} does not fit its schema: ${result?.error.message}`);
  return example;
};

/** What also comes as a table. */
const isTable = (name: RouteName): boolean => name === 'getHotelNumbers' || name === 'getNumbers';
/** Of what comes in two forms, the one of a content type. */
const schemaOf = (name: RouteName, type: string, schema: z.ZodType): z.ZodType =>
  isTable(name) ? (type === 'text/csv' ? reports.csv : reports.numbers) : schema;

/** A page comes in its own type, an explanation of a problem in either; everything else is JSON. */
const contentTypesOf = (name: RouteName): readonly string[] => {
  if (name === 'getMetrics') return ['text/plain'];
  if (name === 'getBookingCalendar') return ['text/calendar'];
  if (isTable(name)) return ['application/json', 'text/csv'];
  if (name === 'getProblem') return ['application/json', 'text/html'];
  return [name === 'getDocs' ? 'text/html' : 'application/json'];
};

/** The problems that a route of the document can answer; 405 is answered where there is no route. */
const problemExamples = Object.fromEntries(
  Object.entries(problemTable)
    .filter(([name]) => name !== 'method-not-allowed')
    .map(([name, { status, title, explanation }]) => [
      name,
      {
        value: {
          type: `/problems/${name}`,
          title,
          status,
          detail: explanation,
          instance: '/api/v1/bookings',
          traceId: '6f1c6a54-3f0e-4c7e-9d8e-2f6f3f1f9a10',
        },
      },
    ]),
);

/** Problems of one status as one response, shared by every route that has the same ones. */
const responseName = (names: readonly ProblemName[]): string => names.join('-or-');

/** What may be answered before a route is known. */
const beforeRouting: readonly ProblemName[] = ['uri-too-long', 'headers-too-large'];

const problemGroups = (route: Route): [status: number, names: ProblemName[]][] =>
  [...Map.groupBy([...problemsOf(route), ...beforeRouting], (name) => problemTable[name].status)].toSorted(
    ([one], [other]) => one - other,
  );

const problemResponse = (names: readonly ProblemName[]): ZodOpenApiResponseObject => ({
  description: names.map((name) => `\`${name}\`: ${problemTable[name].title}.`).join(' '),
  headers: headersOf(problemTable[names[0] ?? 'internal'].status),
  content: {
    'application/problem+json': {
      schema: problem,
      examples: Object.fromEntries(names.map((name) => [name, { $ref: `#/components/examples/${name}` }])),
    },
  },
});

const sharedResponses = (): Record<string, ZodOpenApiResponseObject> =>
  Object.fromEntries(
    routeEntries()
      .flatMap(([, route]) => problemGroups(route))
      .map(([, names]) => [responseName(names), problemResponse(names)]),
  );

const problemResponses = (route: Route): ZodOpenApiResponsesObject =>
  Object.fromEntries(
    problemGroups(route).map(([status, names]) => [
      String(status),
      { $ref: `#/components/responses/${responseName(names)}` },
    ]),
  );

const notModified = (route: Route): ZodOpenApiResponsesObject =>
  route.cacheSeconds === undefined
    ? {}
    : {
        '304': { description: 'Not Modified: the cached answer still holds.', headers: { ...answerHeaders, ...etag } },
      };

const successResponses = (name: RouteName, route: Route): ZodOpenApiResponsesObject =>
  Object.fromEntries(
    Object.entries<z.ZodType | null>(answers[name]).map(([status, schema]) => [
      status,
      {
        description: STATUS_CODES[status] ?? 'Success',
        headers: headersOf(Number(status), schema, route),
        ...(schema && {
          content: Object.fromEntries(
            contentTypesOf(name).map((type) => [type, { schema: schemaOf(name, type, schema) }]),
          ),
        }),
      },
    ]),
  );

const headerSchemas = {
  'Idempotency-Key': idempotencyKey.meta({
    description: 'The same key and body again is the same act, done once; `X-Idempotency-Key` is taken too.',
    example: '5f0c1b7e-91a2-4f1a-9a53-0c7b0d1f2e3a',
  }),
  'If-Match': formatted('version', /^(?:\*|(?:W\/)?"\d{1,15}"|\d{1,15})$/, 'is not a version')
    .optional()
    .meta({
      description: 'The version you have seen, from ETag: a stale one is refused with 412.',
      example: '"3"',
    }),
  'If-None-Match': z.string().optional().meta({ description: 'The ETag of the answer you have: 304 while it holds.' }),
};

/** The headers that a route reads, each by its schema. */
const headersTaken = (route: Route): Record<string, z.ZodType> => ({
  ...(route.idempotency && { 'Idempotency-Key': headerSchemas['Idempotency-Key'] }),
  ...(route.ifMatch && { 'If-Match': headerSchemas['If-Match'] }),
  ...(route.cacheSeconds && { 'If-None-Match': headerSchemas['If-None-Match'] }),
});

const parametersOf = (name: RouteName, route: Route): ZodOpenApiParameters => {
  const query = examples[name]?.query;
  if (query) checked(name, route.query, query);
  const header = headersTaken(route);
  return {
    ...(route.params && { path: route.params as z.ZodObject }),
    ...(route.query && { query: route.query as z.ZodObject }),
    ...(Object.keys(header).length > 0 && { header: z.object(header) }),
  };
};

const declinesText = `After ${declineLimits.booking} declined cards on a booking within an hour, or ${declineLimits.guest} of a guest, 429.`;

const operationOf = (name: RouteName, route: Route): ZodOpenApiOperationObject => {
  const example = examples[name];
  const required = route.body?.safeParse(undefined).success === false;
  const security = [{ bearer: [] }, { cookie: [] }];
  return {
    operationId: name,
    tags: [tagOf[route.group]],
    summary: route.summary,
    description: [
      route.access === 'public' ? 'Open to all.' : `For ${route.access.replace('_', ' ')}s and the roles above.`,
      `${limits[route.limit]} calls a minute.`,
      ...(route.tries === 'card' ? [declinesText] : []),
      ...(route.sandbox ? ['Only where the stage has a sandbox.'] : []),
    ].join(' '),
    ...(route.access === 'public' ? { security: [] } : { security }),
    requestParams: parametersOf(name, route),
    ...(route.body && {
      requestBody: {
        required,
        content: {
          'application/json': {
            schema: route.body,
            ...(example?.body !== undefined && { example: checked(name, route.body, example.body) }),
          },
        },
      },
    }),
    responses: { ...successResponses(name, route), ...notModified(route), ...problemResponses(route) },
  };
};

const paths = (): ZodOpenApiPathsObject => {
  const found: ZodOpenApiPathsObject = {};
  for (const [name, route] of routeEntries()) {
    const path = fullPath(route);
    found[path] = { ...found[path], [route.method.toLowerCase()]: operationOf(name, route) };
  }
  return found;
};

/** The route table as an OpenAPI 3.1 document. */
export const openApiDocument = (version: string): OpenApiDocument => {
  const document: ZodOpenApiObject = {
    openapi: '3.1.1',
    info: {
      title: 'Hotel booking',
      version,
      description:
        'Search hotels, hold rooms, pay, change, cancel and review stays; run hotels and their prices. ' +
        'Problems are application/problem+json (RFC 9457); each has a page at its `type`.',
      contact: { name: 'The operator of this system' },
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    tags,
    paths: paths(),
    components: {
      headers: components,
      examples: problemExamples,
      responses: sharedResponses(),
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', description: 'The token of a login with `transport` bearer.' },
        cookie: { type: 'apiKey', in: 'cookie', name: '__Host-session', description: 'Set by a login.' },
      },
    },
  };
  return createDocument(document, { override });
};
