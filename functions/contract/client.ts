import type { AnswerOf } from './answers.ts';
import { addresses } from './generated/addresses.ts';
import type { Problem } from './problem-answer.ts';
import type { ProblemName, problemTable } from './problems.ts';
import type { RouteName, Routes, SentBodyOf, SentParamsOf, SentQueryOf } from './routes.ts';

type Headers = Readonly<Record<string, string>>;
/** A part of the call that may be left out where nothing in it is required. */
type Part<Name extends string, T> = undefined extends T
  ? { readonly [K in Name]?: T }
  : Record<never, never> extends T
    ? { readonly [K in Name]?: T }
    : { readonly [K in Name]: T };

/** What a call of a route takes, as its schemas want it sent. */
export type CallOf<N extends RouteName> = Part<'params', SentParamsOf<N>> &
  Part<'query', SentQueryOf<N>> &
  Part<'body', SentBodyOf<N>> & { readonly headers?: Headers } & (Routes[N] extends { idempotency: 'required' }
    ? { readonly idempotencyKey: string }
    : unknown);

type ProblemAnswer = {
  readonly status: (typeof problemTable)[ProblemName]['status'];
  readonly body: Problem;
};
/** A success of the route, or a problem; told apart by the status. */
export type ClientAnswer<N extends RouteName> = (AnswerOf<N> | ProblemAnswer) & {
  readonly headers: globalThis.Headers;
};

export interface ClientOptions {
  /** Of a login with `transport: 'bearer'`. */
  readonly token?: string;
  readonly fetch?: typeof fetch;
}

export interface Client {
  /** Calls one route. It rejects only where no answer came; a problem is an answer. */
  readonly call: <N extends RouteName>(
    route: N,
    ...call: Record<never, never> extends CallOf<N> ? [CallOf<N>?] : [CallOf<N>]
  ) => Promise<ClientAnswer<N>>;
  /** The same client with this session. */
  readonly as: (token: string) => Client;
}

interface AnyCall {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
  readonly headers?: Headers;
  readonly idempotencyKey?: string;
}

const urlOf = (baseUrl: string, path: string, { params = {}, query = {} }: AnyCall): string => {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => encodeURIComponent(params[name] ?? ''));
  const given = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) given.set(name, String(value));
  const search = given.toString();
  return `${baseUrl.replace(/\/$/, '')}${filled}${search && `?${search}`}`;
};

const bodyOf = async (response: Response): Promise<unknown> => {
  const text = await response.text();
  const isJson = /\bjson\b/.test(response.headers.get('content-type') ?? '');
  if (text === '') return undefined;
  return isJson ? JSON.parse(text) : text;
};

/** A typed client of the API: routes by name, bodies and answers by the route table's types, and no schema loaded. */
export const client = (baseUrl: string, options: ClientOptions = {}): Client => {
  const send = options.fetch ?? fetch;
  const call = async (route: RouteName, asked: AnyCall = {}): Promise<unknown> => {
    const [method = 'GET', path = ''] = addresses[route].split(' ');
    const response = await send(urlOf(baseUrl, path, asked), {
      method,
      headers: {
        ...(options.token !== undefined && { Authorization: `Bearer ${options.token}` }),
        ...(asked.body !== undefined && { 'Content-Type': 'application/json' }),
        ...(asked.idempotencyKey !== undefined && { 'Idempotency-Key': asked.idempotencyKey }),
        ...asked.headers,
      },
      ...(asked.body !== undefined && { body: JSON.stringify(asked.body) }),
    });
    return { status: response.status, body: await bodyOf(response), headers: response.headers };
  };
  return { call: call as Client['call'], as: (token) => client(baseUrl, { ...options, token }) };
};
