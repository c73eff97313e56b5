import { Buffer } from 'node:buffer';
import type { Route } from '../../contract/route.ts';
import type { FieldError } from '../../domain/refusal.ts';
import type { CallEvent, Step } from '../call.ts';
import { ProblemError, problemOf } from '../problems.ts';
import { unknownField } from './field-errors.ts';

/** Bodies are at most 256 KB. */
export const maxBodyBytes = 256 * 1024;
/** Deeper than any body of ours, shallow enough for every recursion over it. */
const maxDepth = 32;
/** Names that mean the prototype to careless code. No body of ours has them. */
const forbiddenKeys = new Set(['__proto__', 'constructor', 'prototype']);

const malformed = (...errors: FieldError[]): ProblemError =>
  new ProblemError(problemOf({ refused: 'invalid-request', errors }));

const assertJson = (event: CallEvent): void => {
  const contentType = (event.headers['content-type'] ?? '').trim();
  const encoding = (event.headers['content-encoding'] ?? 'identity').trim().toLowerCase();
  if (/^application\/json\s*(;\s*charset\s*=\s*"?utf-?8"?\s*)?;?$/i.test(contentType) && encoding === 'identity')
    return;
  const detail =
    encoding === 'identity'
      ? 'Send the body as application/json in UTF-8.'
      : 'Send the body without a content encoding.';
  throw new ProblemError({ name: 'unsupported-media-type', detail, headers: { 'Accept-Post': 'application/json' } });
};

const textOf = (event: CallEvent): string => {
  const body = event.body ?? '';
  if (!event.isBase64Encoded) return body;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.from(body, 'base64'));
  } catch {
    throw malformed({ pointer: '', code: 'malformed_encoding', detail: 'is not UTF-8' });
  }
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw malformed({ pointer: '', code: 'malformed_json', detail: 'is not valid JSON' });
  }
};

const assertHarmless = (value: unknown, path: readonly PropertyKey[]): void => {
  if (typeof value !== 'object' || value === null) return;
  if (path.length >= maxDepth) {
    const detail = `is nested deeper than ${maxDepth} levels`;
    throw malformed({ pointer: '', code: 'too_deep', params: { maximum: maxDepth }, detail });
  }
  for (const [key, inner] of Object.entries(value)) {
    const isIndex = Array.isArray(value);
    if (!isIndex && forbiddenKeys.has(key)) {
      throw malformed(unknownField(path, key));
    }
    if (typeof inner === 'object') assertHarmless(inner, [...path, isIndex ? Number(key) : key]);
  }
};

/**
 * The body as JSON: small enough, of the right type, in UTF-8, of bounded depth and free of prototype keys. Where the
 * route takes it raw it stays the text that was signed.
 */
export const readBody = ({ raw }: Pick<Route, 'raw'>): Step => ({
  before: ({ event }) => {
    if (event.body === null || event.body === '') return;
    if (Buffer.byteLength(event.body, event.isBase64Encoded ? 'base64' : 'utf8') > maxBodyBytes) {
      throw new ProblemError({ name: 'too-large', detail: 'The body has more than 256 KB.' });
    }
    assertJson(event);
    const text = textOf(event);
    const body = parse(text);
    assertHarmless(body, []);
    event.call.body = raw ? text : body;
  },
});
