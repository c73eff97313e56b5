import type * as z from 'zod';
import type { FieldErrorCode } from '../../domain/field-error-codes.ts';
import type { FieldError } from '../../domain/refusal.ts';

type Issue = z.core.$ZodIssue;
type Fault = Pick<FieldError, 'code' | 'params'>;

/** A JSON pointer, RFC 6901. */
export const pointerTo = (path: readonly PropertyKey[]): string =>
  path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** A field that the object at `path` does not have. */
export const unknownField = (path: readonly PropertyKey[], key: string): FieldError => ({
  pointer: pointerTo([...path, key]),
  code: 'unrecognized_keys',
  params: { keys: [key] },
  detail: 'is not a known field',
});

/** Of a union, the form the sender most likely meant: the one with the fewest complaints that is of the right kind. */
const likeliest = (branches: readonly Issue[][]): Issue[] | undefined =>
  branches
    .filter((issues) => issues.every((issue) => issue.path.length > 0 || issue.code !== 'invalid_type'))
    .toSorted((one, other) => one.length - other.length)[0];

const missing = 'is missing';

/** For `safeParse`: a field that is not there is missing, rather than of type undefined or none of the values. */
export const formatMissing = {
  error: (issue: { readonly input?: unknown; readonly code: string }): string | undefined =>
    issue.input === undefined && issue.code !== 'custom' ? missing : undefined,
};

/** A bound as JSON has it: dates and large integers do not occur in our bodies. */
const bounded = (bound: 'minimum' | 'maximum', issue: Issue & { code: 'too_small' | 'too_big' }): Fault => ({
  code: issue.code,
  params: {
    [bound]: Number('minimum' in issue ? issue.minimum : issue.maximum),
    inclusive: issue.inclusive !== false,
    of: issue.origin,
  },
});

/** A rule of ours carries its code and params, as `fault` of the contract writes them. */
const ownFault = (params: Readonly<Record<string, unknown>> | undefined): Fault => {
  const { code, params: inner } = params ?? {};
  // A rule that names no code is a mistake of ours; tests/runtime/field-errors.test.ts finds it.
  return {
    code: (code ?? 'invalid_value') as FieldErrorCode,
    ...(typeof inner === 'object' && { params: { ...inner } }),
  };
};

const faultOf = (issue: Exclude<Issue, { code: 'unrecognized_keys' }>): Fault => {
  if (issue.message === missing) return { code: 'missing' };
  switch (issue.code) {
    case 'invalid_type':
      return { code: issue.code, params: { expected: issue.expected } };
    case 'invalid_value':
      return { code: issue.code, params: { values: issue.values } };
    case 'invalid_format':
      return { code: issue.code, params: { format: issue.format } };
    case 'too_small':
      return bounded('minimum', issue);
    case 'too_big':
      return bounded('maximum', issue);
    case 'not_multiple_of':
      return { code: issue.code, params: { divisor: issue.divisor } };
    case 'custom':
      return ownFault(issue.params);
    default:
      return { code: 'invalid_union' satisfies FieldErrorCode };
  }
};

const errorsOf = (issue: Issue, base: readonly PropertyKey[]): FieldError[] => {
  const path = [...base, ...issue.path];
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownField(path, key));
  if (issue.code === 'invalid_union' && issue.message !== missing) {
    const meant = likeliest(issue.errors);
    if (meant) return meant.flatMap((inner) => errorsOf(inner, path));
    return [{ pointer: pointerTo(path), code: issue.code, detail: 'has none of the allowed forms' }];
  }
  return [{ pointer: pointerTo(path), ...faultOf(issue), detail: issue.message.replace(/^Invalid input: /, '') }];
};

/** What zod found wrong, a pointer, a code and a sentence each; the first of each field, as the others follow from it. */
export const fieldErrors = (error: z.core.$ZodError): FieldError[] => {
  const found = error.issues.flatMap((issue) => errorsOf(issue, []));
  return found.filter(({ pointer }, index) => found.findIndex((other) => other.pointer === pointer) === index);
};
