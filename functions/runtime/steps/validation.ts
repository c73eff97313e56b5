import type * as z from 'zod';
import { idempotencyKey } from '../../contract/common.ts';
import type { Route } from '../../contract/route.ts';
import type { FieldError } from '../../domain/refusal.ts';
import type { CallEvent } from '../call.ts';
import { ProblemError, problemOf } from '../problems.ts';
import { fieldErrors, formatMissing, pointerTo, unknownField } from './field-errors.ts';

/** A request as its route declares it. */
export interface ValidRequest {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
  readonly idempotencyKey: string | undefined;
  readonly ifMatch: number | undefined;
}

const parsed = (schema: z.ZodType | undefined, value: unknown, errors: FieldError[]): unknown => {
  const result = schema?.safeParse(value, formatMissing);
  if (result?.error) errors.push(...fieldErrors(result.error));
  return result?.data;
};

/** The query by name; one that is no list and given twice is an error, as two readers would read it two ways. */
const queryOf = (event: CallEvent, { listed = [] }: Route, errors: FieldError[]): Record<string, string> => {
  const query: [string, string][] = [];
  for (const [name, values] of Object.entries(event.multiValueQueryStringParameters ?? {})) {
    if (values === undefined) continue;
    if (listed.includes(name)) query.push([name, values.join(',')]);
    else if (values.length > 1) {
      errors.push({ pointer: pointerTo([name]), code: 'given_twice', detail: 'is given more than once' });
    } else query.push([name, values[0] ?? '']);
  }
  return Object.fromEntries(query);
};

const unknownFields = (value: object): FieldError[] => Object.keys(value).map((name) => unknownField([], name));

const bodyOf = (route: Route, body: unknown, errors: FieldError[]): unknown => {
  if (route.raw) return undefined;
  if (route.body) return parsed(route.body, body, errors);
  if (typeof body === 'object' && body !== null) errors.push(...unknownFields(body));
  else if (body !== undefined && body !== null) {
    errors.push({ pointer: '', code: 'unexpected_body', detail: 'is not expected here' });
  }
  return undefined;
};

/** `"3"`, `W/"3"` and `3` name version 3; `*` is any. */
const ifMatchOf = (event: CallEvent, route: Route, errors: FieldError[]): number | undefined => {
  const header = event.headers['if-match']?.trim();
  if (route.ifMatch !== true || header === undefined || header === '*') return undefined;
  const version = /^(?:W\/)?"(\d{1,15})"$|^(\d{1,15})$/.exec(header);
  if (version) return Number(version[1] ?? version[2]);
  const params = { format: 'version' };
  errors.push({ pointer: '/If-Match', code: 'invalid_format', params, detail: 'is not a version such as "3"' });
  return undefined;
};

const idempotencyKeyOf = (event: CallEvent, route: Route, errors: FieldError[]): string | undefined => {
  if (route.idempotency !== 'required') return undefined;
  const { 'idempotency-key': plain, 'x-idempotency-key': prefixed } = event.headers;
  if (plain !== undefined && prefixed !== undefined && plain !== prefixed) {
    // A reader that takes the one and a reader that takes the other would make two bookings of a repeated call.
    const params = { field: 'X-Idempotency-Key' };
    const detail = 'is another key than X-Idempotency-Key';
    errors.push({ pointer: '/Idempotency-Key', code: 'differs_from', params, detail });
    return undefined;
  }
  const header = plain ?? prefixed;
  const result = idempotencyKey.safeParse(header, formatMissing);
  if (!result.error) return result.data;
  errors.push(...fieldErrors(result.error).map((error) => ({ ...error, pointer: '/Idempotency-Key' })));
  return undefined;
};

/**
 * The request parsed by the schemas of its route, with defaults.
 * @throws ProblemError 400 that names everything wrong at once
 */
export const validate = (route: Route, event: CallEvent): ValidRequest => {
  const errors: FieldError[] = [];
  const query = queryOf(event, route, errors);
  if (!route.query) errors.push(...unknownFields(query));
  const request: ValidRequest = {
    params: parsed(route.params, event.pathParameters ?? {}, errors),
    query: parsed(route.query, query, errors),
    body: bodyOf(route, event.call.body, errors),
    idempotencyKey: idempotencyKeyOf(event, route, errors),
    ifMatch: ifMatchOf(event, route, errors),
  };
  if (errors.length > 0) throw new ProblemError(problemOf({ refused: 'invalid-request', errors }));
  return request;
};
