import type * as z from 'zod';
import type { Role } from './accounts/bodies.ts';
import type { ProblemName } from './problems.ts';

/** The Lambda that serves a route; splitting a hot route out is one word in the table. */
export type Group =
  | 'accounts'
  | 'hotels'
  | 'search'
  | 'bookings'
  | 'stays'
  | 'payments'
  | 'admin'
  | 'pictures'
  | 'rates'
  | 'desk'
  | 'reports'
  | 'operating'
  | 'integrations'
  | 'sandbox';

/** `public` asks for no session; a role admits those above it: guest < hotel_admin < system_admin. */
export type Access = 'public' | Role;

/**
 * Calls a minute; see `limits`. `proof` is every proof of a secret but a login, `mail` what sends a mail to an address
 * that was typed, `visit` what makes a session without an account. `notices` are what a gateway tells of
 * all bookings, from few addresses of its own.
 */
export type LimitClass = 'login' | 'proof' | 'mail' | 'visit' | 'search' | 'booking' | 'other' | 'notices';
export const limits: Record<LimitClass, number> = {
  login: 5,
  proof: 5,
  mail: 5,
  visit: 10,
  search: 30,
  booking: 10,
  other: 100,
  notices: 6000,
};

/** Wrong codes of rate plans, a minute and address, counted beside the class of the route. */
export const codeLimit = 10;

/** Declined cards, counted beside the class of the route: on one booking, and of one guest, within an hour. */
export const declineLimits = { booking: 5, guest: 20, windowMinutes: 60 } as const;

/** Confirmations of one booking sent again within so many minutes. */
export const resendLimit = { most: 3, windowMinutes: 60 } as const;

/** New e-mail addresses of one confirmed booking within so many minutes: each is a mail to the address before. */
export const addressLimit = { most: 5, windowMinutes: 60 } as const;

/** Links to the booking of one reference that are asked for within so many minutes. */
export const linkLimit = { reference: 5, windowMinutes: 60 } as const;

/**
 * What a call to a route tries out: a guess costs an attacker nothing but the call, so each kind has its limits.
 * - `password`, `token`: of an account; class `login` or `proof`.
 * - `signature`: the MAC of a gateway's notice.
 * - `scraper`: a bearer token may be METRICS_TOKEN; a wrong one counts as `proof`.
 * - `card`: may be declined; `declineLimits` count beside the class.
 * - `code`: of a rate plan; `codeLimit` counts wrong ones beside the class.
 */
export type Tried = 'password' | 'token' | 'signature' | 'scraper' | 'card' | 'code';

/** Kinds of sessions without an account. */
export type SessionKind = 'guest' | 'booking';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export type Route = {
  method: Method;
  /** With `{name}` for path parameters, below `/api/v1` unless `root`. */
  path: string;
  root?: true;
  group: Group;
  access: Access;
  /**
   * Sessions without an account that may call it: of a guest, or of one booking. Without a word of theirs a route refuses
   * them, and a public one sees no caller.
   */
  sessions?: readonly SessionKind[];
  limit: LimitClass;
  /** The secret or the card that a call tries out. */
  tries?: Tried;
  /** One sentence for the OpenAPI document. */
  summary: string;
  params?: z.ZodType;
  query?: z.ZodType;
  /** Query parameters that may be given several times; every other one twice is an error. */
  listed?: readonly string[];
  body?: z.ZodType;
  /** The body is any JSON and goes to the handler as it came, whose signature it has to bear. */
  raw?: true;
  /** `required`: the call is refused without an Idempotency-Key. */
  idempotency?: 'required';
  /** If-Match is honoured: a stale version is 412. */
  ifMatch?: true;
  /** A POST that only asks: it changes nothing, so a cookie may come with it from anywhere. */
  safe?: true;
  /** The same for everybody and cacheable for so many seconds, with an ETag of its content: If-None-Match answers 304. */
  cacheSeconds?: number;
  /** Only where the stage has a sandbox; elsewhere the route does not exist. */
  sandbox?: true;
  /** What this route answers beyond the problems any route can. */
  problems: readonly ProblemName[];
};

/** Problems every route may answer; `problemsOf` adds what follows from the route's own columns. */
export const commonProblems = ['invalid-request', 'rate-limited', 'internal', 'try-again'] as const;

export const problemsOf = (route: Route): ProblemName[] => [
  ...new Set<ProblemName>([
    ...commonProblems,
    ...(route.access === 'public' ? [] : (['unauthenticated', 'forbidden'] as const)),
    ...(route.body ? (['too-large', 'unsupported-media-type'] as const) : []),
    ...(route.ifMatch ? (['stale-version'] as const) : []),
    ...route.problems,
  ]),
];

/** The full path as callers write it. */
export const fullPath = (route: Route): string => (route.root ? route.path : `/api/v1${route.path}`);
