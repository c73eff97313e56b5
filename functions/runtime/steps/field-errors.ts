import type * as z from 'zod';
import type { FieldError } from '../../domain/refusal.ts';

type Issue = z.core.$ZodIssue;

/** A JSON pointer, RFC 6901. */
export const pointerTo = (path: readonly PropertyKey[]): string =>
  path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** Of a union, the form the sender most likely meant: the one with the fewest complaints that is of the right kind. */
const likeliest = (branches: readonly Issue[][]): Issue[] | undefined =>
  branches
    .filter((issues) => issues.every((issue) => issue.path.length > 0 || issue.code !== 'invalid_type'))
    .toSorted((one, other) => one.length - other.length)[0];

const errorsOf = (issue: Issue, base: readonly PropertyKey[]): FieldError[] => {
  const path = [...base, ...issue.path];
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ pointer: pointerTo([...path, key]), detail: 'is not a known field' }));
  }
  if (issue.code === 'invalid_union') {
    const meant = likeliest(issue.errors);
    if (meant) return meant.flatMap((inner) => errorsOf(inner, path));
    return [{ pointer: pointerTo(path), detail: 'has none of the allowed forms' }];
  }
  return [{ pointer: pointerTo(path), detail: issue.message.replace(/^Invalid input: /, '') }];
};

/** What zod found wrong, a pointer and a sentence each; the first of each field, as the others follow from it. */
export const fieldErrors = (error: z.core.$ZodError): FieldError[] => {
  const found = error.issues.flatMap((issue) => errorsOf(issue, []));
  return found.filter(({ pointer }, index) => found.findIndex((other) => other.pointer === pointer) === index);
};

/** For `safeParse`: a field that is not there is missing, rather than of type undefined. */
export const sayMissing = {
  error: (issue: { readonly input?: unknown; readonly code: string }): string | undefined =>
    issue.input === undefined && issue.code === 'invalid_type' ? 'is missing' : undefined,
};
