import { createHash } from 'node:crypto';
import type { APIGatewayProxyResult } from 'aws-lambda';
import type { RouteAnswers } from '../../contract/answers.ts';
import { problemsOf, type Route } from '../../contract/route.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import type { CallEvent } from '../call.ts';
import { type ProblemContent, problemOf } from '../problems.ts';
import { fieldErrors } from './field-errors.ts';
import { answerProblem } from './problem-answer.ts';

/** A success of any route. */
export interface AnySuccess {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly cookies?: readonly string[];
}

const versionIn = (value: unknown): number | undefined =>
  typeof value === 'object' && value !== null && 'version' in value && typeof value.version === 'number'
    ? value.version
    : undefined;

/** The version of the thing an answer carries: its own, or that of the one thing under its name. */
const versionOf = (body: unknown): number | undefined => {
  if (typeof body !== 'object' || body === null) return undefined;
  return (
    versionIn(body) ??
    Object.values(body)
      .map(versionIn)
      .find((version) => version !== undefined)
  );
};

/** Headers of what is the same for everybody. The tag is weak, as a cache in between may compress the text. */
const cached = (seconds: number, text: string): Record<string, string> => ({
  'Cache-Control': `public, max-age=${seconds}`,
  ETag: `W/"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`,
});

/** Whether the caller has it already: `If-None-Match` names this ETag, or any, compared weakly (RFC 9110, 13.1.2). */
const isKnown = (event: CallEvent, tag: string | undefined): boolean => {
  const known = event.headers['if-none-match'];
  if (known === undefined || tag === undefined) return false;
  const plain = (one: string): string => one.trim().replace(/^W\//, '');
  return known.trim() === '*' || known.split(',').some((one) => plain(one) === plain(tag));
};

/** A handler's outcome as the answer of API Gateway: a thing with a version has an ETag, pages keep their own type. */
export const answer = (route: Route, event: CallEvent, outcome: AnySuccess | Refusal): APIGatewayProxyResult => {
  if (isRefusal(outcome)) return answerProblem(event, problemOf(outcome));
  const { status, body, headers, cookies } = outcome;
  const version = status === 204 ? undefined : versionOf(body);
  const isPage = typeof body === 'string' && headers?.['Content-Type'] !== undefined;
  const text = body === undefined ? '' : isPage ? body : JSON.stringify(body);
  const shared = route.cacheSeconds === undefined ? undefined : cached(route.cacheSeconds, text);
  if (shared && isKnown(event, shared['ETag'])) return { statusCode: 304, headers: shared, body: '' };
  return {
    statusCode: status,
    headers: {
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
      'Cache-Control': 'no-store',
      ...(version !== undefined && { ETag: `"${version}"` }),
      ...shared,
      ...headers,
    },
    ...(cookies && { multiValueHeaders: { 'Set-Cookie': [...cookies] } }),
    body: text,
  };
};

/**
 * Whether an outcome is what the route table promises; undefined if so, else a 500 that says what is not. For tests:
 * it costs a parse of every answer.
 */
export const brokenPromise = (
  route: Route,
  promised: RouteAnswers | undefined,
  outcome: AnySuccess | Refusal,
): ProblemContent | undefined => {
  const broken = (detail: string): ProblemContent => ({ name: 'internal', detail: `${route.summary} ${detail}` });
  if (isRefusal(outcome)) {
    const declared = problemsOf(route).includes(outcome.refused);
    return declared ? undefined : broken(`The route table does not declare the problem ${outcome.refused}.`);
  }
  const schema = Object.entries(promised ?? {}).find(([status]) => Number(status) === outcome.status)?.[1];
  if (schema === undefined) return broken(`The route table does not declare the status ${outcome.status}.`);
  if (schema === null) return outcome.body === undefined ? undefined : broken('Has a body where none is declared.');
  const result = schema.safeParse(JSON.parse(JSON.stringify(outcome.body ?? null)));
  if (result.success) return undefined;
  const errors = fieldErrors(result.error).map(({ pointer, detail }) => `${pointer} ${detail}`);
  return broken(`The answer does not fit its schema: ${errors.join('; ')}`);
};
