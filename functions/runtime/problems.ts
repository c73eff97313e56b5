import type { InputError, Problem } from '../contract/problem-answer.ts';
import { type ProblemName, problemTable } from '../contract/problems.ts';
import type { FieldError, Refusal, RefusalName, RefusalOf } from '../domain/refusal.ts';

/** What a problem says beyond its name: its detail, its own members and the headers that go with it. */
export interface ProblemContent {
  readonly name: ProblemName;
  readonly detail: string;
  readonly members?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Thrown by a step of the chain that ends the request; the last step answers it. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly content: ProblemContent;
  constructor(content: ProblemContent) {
    super(content.detail);
    this.content = content;
  }
}

/** Seconds after which the same request is worth another try. */
const retryAfterSeconds = { 'try-again': '1', 'too-many-holds': '60', paused: '60' } as const;

type FormattedProblem = Omit<ProblemContent, 'name'>;

/** An entry of `errors`, whole. */
const entryOf = ({ pointer, code, params = {}, detail }: FieldError): InputError => ({ pointer, code, params, detail });

/** A refusal about one field names it as input's errors are named. */
const aboutField = (refusal: RefusalOf<'refused' | 'stay-not-allowed'>): FormattedProblem =>
  refusal.pointer === undefined
    ? { detail: refusal.detail }
    : { detail: refusal.detail, members: { errors: [entryOf(refusal)] } };

const tooMuchHeld = {
  holds: (open: number, limit: number) => `You have ${open} unpaid bookings; ${limit} are allowed.`,
  'room-nights': (open: number, limit: number) =>
    `You hold ${open} room-nights unpaid, and at most ${limit} are allowed. Pay or cancel a booking first.`,
  address: (open: number, limit: number) =>
    `${open} rooms of these nights are held unpaid from your network address, and at most ${limit} are allowed.`,
} satisfies Record<RefusalOf<'too-many-holds'>['of'], (open: number, limit: number) => string>;

/** Each refusal of the business as its problem: one that is missing here does not compile. */
const formats = {
  'invalid-request': ({ errors }) => ({
    detail: errors.map(({ pointer, detail }) => `${pointer || 'The body'} ${detail}`).join('; '),
    members: { errors: errors.map(entryOf) },
  }),
  unauthenticated: ({ detail }) => ({ detail, headers: { 'WWW-Authenticate': 'Bearer' } }),
  'payment-declined': ({ detail }) => ({ detail }),
  forbidden: ({ detail }) => ({ detail }),
  'not-found': ({ what }) => ({ detail: `There is no such ${what}.` }),
  'sold-out': ({ nights, refunded, alternatives }) => ({
    detail: `Not enough rooms are left on ${nights.join(', ')}.${refunded ? ' The charge has been given back.' : ''}`,
    members: { nights, ...(refunded && { refunded }), ...(alternatives !== undefined && { alternatives }) },
  }),
  'price-changed': ({ detail, oldOffer, newOffer }) => ({
    detail,
    members: { ...(oldOffer !== undefined && { oldOffer }), ...(newOffer !== undefined && { newOffer }) },
  }),
  // `status` of a problem is its HTTP status, so the state of the thing has a name of its own.
  'wrong-state': ({ detail, status }) => ({ detail, members: { state: status } }),
  'email-taken': () => ({ detail: 'This e-mail address has an account.' }),
  'already-reviewed': () => ({ detail: 'This stay has been reviewed.' }),
  'in-use': ({ detail, nights }) => ({ detail, ...(nights && { members: { nights } }) }),
  'below-sold': ({ nights }) => ({ detail: `More rooms are sold on ${nights.join(', ')}.`, members: { nights } }),
  'unit-taken': ({ unit, nights, reference }) => ({
    detail: `Unit ${unit.number} is ${reference === null ? 'blocked' : `taken by ${reference}`} on ${nights.join(', ')}.`,
    members: { unit, nights, reference },
  }),
  'stale-version': () => ({ detail: 'If-Match names a version that is not the current one.' }),
  'idempotency-key-reused': () => ({ detail: 'This key belongs to a booking with another body.' }),
  'stay-not-allowed': (refusal) => {
    const { detail, members } = aboutField(refusal);
    const { reason, nights, nightsAllowed } = refusal;
    return {
      detail,
      members: { ...members, ...(reason && { reason, nights }), ...(nightsAllowed && { nightsAllowed }) },
    };
  },
  'too-many-guests': ({ detail }) => ({ detail }),
  refused: aboutField,
  'rate-limited': ({ detail, resetSeconds }) => ({
    detail,
    headers: { 'Retry-After': String(Math.max(1, Math.ceil(resetSeconds))) },
  }),
  'too-many-holds': ({ of, open, limit }) => ({
    detail: tooMuchHeld[of](open, limit),
    members: { of, open, limit },
    headers: { 'Retry-After': retryAfterSeconds['too-many-holds'] },
  }),
  paused: ({ detail }) => ({ detail, headers: { 'Retry-After': retryAfterSeconds.paused } }),
  'try-again': ({ detail }) => ({ detail, headers: { 'Retry-After': retryAfterSeconds['try-again'] } }),
} satisfies { readonly [N in RefusalName]: (refusal: RefusalOf<N>) => FormattedProblem };

/** The problem a refusal becomes. */
export const problemOf = (refusal: Refusal): ProblemContent => {
  const format = formats[refusal.refused] as (refusal: Refusal) => FormattedProblem;
  return { name: refusal.refused, ...format(refusal) };
};

/** The body of a problem, RFC 9457. `instance` is the path asked for, `traceId` the request's id. */
export const problemBody = (content: ProblemContent, instance: string, traceId: string): Problem => {
  const { status, title } = problemTable[content.name];
  return {
    type: `/problems/${content.name}`,
    title,
    status,
    detail: content.detail,
    instance,
    traceId,
    ...content.members,
  };
};
