import { setTimeout as sleep } from 'node:timers/promises';

/** One answer of the journey, kept so that two grounds can be compared step by step. */
export interface Step {
  readonly name: string;
  readonly status: number;
  readonly body: unknown;
  /** Of the headers, what callers rely on. */
  readonly headers: Readonly<Record<string, string>>;
}

export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Headers;
}

/** Headers whose words are a promise. */
const said = [
  'allow',
  'cache-control',
  'content-security-policy',
  'content-type',
  'cross-origin-opener-policy',
  'cross-origin-resource-policy',
  'ratelimit-limit',
  'referrer-policy',
  'strict-transport-security',
  'vary',
  'x-content-type-options',
  'x-frame-options',
] as const;
/** Headers whose presence is: their words differ from call to call. */
const there = ['etag', 'ratelimit-remaining', 'ratelimit-reset', 'retry-after', 'x-request-id'] as const;

const idLike = /[0-9A-Za-z_-]{16,}/g;

/** The headers that matter, in a form that is the same wherever the same thing happened. */
export const headersThatMatter = (headers: Headers): Record<string, string> => {
  const kept: [string, string][] = said.flatMap((name) => {
    const value = headers.get(name);
    return value === null ? [] : [[name, value]];
  });
  for (const name of there) if (headers.has(name)) kept.push([name, 'is there']);
  const location = headers.get('location');
  if (location !== null) kept.push(['location', location.replaceAll(idLike, '…')]);
  const cookies = headers.getSetCookie().map((cookie) => cookie.replace(/=[^;]+/, '=…'));
  if (cookies.length > 0) kept.push(['set-cookie', cookies.join('\n')]);
  return Object.fromEntries(kept);
};

const kinds: readonly (readonly [RegExp, string])[] = [
  [/^\d{4}-\d{2}-\d{2}$/, 'date'],
  [/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/, 'instant'],
  [/^-?\d+(\.\d+)?$/, 'decimal'],
  [/^$/, 'empty text'],
];

/** What a body is made of: its fields and what kind of thing each is; a list by the shapes that are in it. */
export const shapeOf = (body: unknown): unknown => {
  if (body === null) return 'null';
  if (Array.isArray(body)) return [...new Set(body.map((each) => JSON.stringify(shapeOf(each))))].toSorted();
  if (typeof body === 'object') {
    const fields = Object.entries(body).map(([name, value]) => [name, shapeOf(value)] as const);
    return Object.fromEntries(fields.toSorted(([one], [other]) => (one < other ? -1 : 1)));
  }
  return typeof body === 'string' ? (kinds.find(([pattern]) => pattern.test(body))?.[1] ?? 'text') : typeof body;
};

const patienceMs = 90_000;

/** A fetch that waits where it is told to: a journey is one caller, and its limits are real. */
export const patientFetch: typeof fetch = async (input, init) => {
  const until = Date.now() + patienceMs;
  for (;;) {
    const response = await fetch(input, init);
    const seconds = Number(response.headers.get('retry-after') ?? 1);
    if (response.status !== 429 || Date.now() + seconds * 1000 > until) return response;
    await response.arrayBuffer();
    await sleep(seconds * 1000);
  }
};

/** A call that no typed client would make. */
export const rawCall = async (url: string, init: RequestInit = {}): Promise<Answer> => {
  const response = await patientFetch(url, init);
  const text = await response.text();
  const isJson = /\bjson\b/.test(response.headers.get('content-type') ?? '');
  return { status: response.status, body: isJson && text !== '' ? JSON.parse(text) : text, headers: response.headers };
};

/** Keeps the answers of a journey in order. */
export const recorder = () => {
  const steps: Step[] = [];
  const step = async <A extends Answer>(name: string, answer: Promise<A>): Promise<A> => {
    const answered = await answer;
    const { status, body, headers } = answered;
    steps.push({ name, status, body, headers: headersThatMatter(headers) });
    return answered;
  };
  return { steps, step };
};

export type Recorder = ReturnType<typeof recorder>;
