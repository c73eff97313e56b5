import type { AnswerOf } from '../contract/answers.ts';
import type { Group } from '../contract/route.ts';
import type { BodyOf, ParamsOf, QueryOf, RouteName, Routes, RoutesOf } from '../contract/routes.ts';
import type { Refusal } from '../domain/refusal.ts';
import type { SessionUser } from '../usecases/ports/gate.ts';

export type { SessionUser } from '../usecases/ports/gate.ts';

type CallerOf<N extends RouteName> = Routes[N]['access'] extends 'public' ? SessionUser | undefined : SessionUser;
type SignedOf<N extends RouteName> = Routes[N] extends { raw: true } ? { readonly signed: SignedBody } : unknown;
type KeyOf<N extends RouteName> = Routes[N] extends { idempotency: 'required' } ? string : undefined;

/** A body as it was sent, and the header with its signature. */
export interface SignedBody {
  readonly body: string;
  readonly by: string | undefined;
}

/** A request after the chain: parsed, authenticated, within its limit. */
export interface RouteRequest<N extends RouteName> {
  readonly params: ParamsOf<N>;
  readonly query: QueryOf<N>;
  readonly body: BodyOf<N>;
  readonly caller: CallerOf<N>;
  readonly idempotencyKey: KeyOf<N>;
  /** The version If-Match asks for. */
  readonly ifMatch: number | undefined;
  readonly requestId: string;
  /** The token of the session's cookie and the Authorization header as they were sent, of a live session or not. */
  readonly cookieToken: string | undefined;
  readonly authorization: string | undefined;
  /** The Accept header, for the few pages that come in more than one form. */
  readonly accept: string;
  /** The address API Gateway or the local server saw; never a header's word. */
  readonly sourceAddress: string;
}

/** A success of the route's declared statuses. The chain sets ETag from the thing's version. */
export type Success<N extends RouteName> = AnswerOf<N> & {
  readonly headers?: Readonly<Record<string, string>>;
  readonly cookies?: readonly string[];
};

/** What a route's file exports once it has its dependencies; a refusal becomes its problem in the chain. */
export type RouteHandler<N extends RouteName> = (
  request: RouteRequest<N> & SignedOf<N>,
) => Promise<Success<N> | Refusal>;

/** Handlers by the names of their routes. */
export type Handlers<N extends RouteName> = { readonly [K in N]: RouteHandler<K> };

/** The same before they have their dependencies; each takes what it needs of them. */
export type UnwiredHandlers<N extends RouteName, Deps> = { readonly [K in N]: (deps: Deps) => RouteHandler<K> };

/** Every route of a Lambda's group; one declared and not built does not compile. */
export type RouteGroup<G extends Group> = UnwiredHandlers<RoutesOf<G>, never>;

/** All that a group is served with: what each of its handlers declares as its first parameter, together. */
export type DepsOf<R extends Readonly<Record<string, (deps: never) => unknown>>> = R[keyof R] extends (
  deps: infer Deps,
) => unknown
  ? Deps
  : never;

/** The handlers of a group with their dependencies. */
export const wire = <N extends RouteName, Deps>(group: UnwiredHandlers<N, NoInfer<Deps>>, deps: Deps): Handlers<N> => {
  const handlers: { [K in N]?: RouteHandler<K> } = {};
  for (const name in group) handlers[name] = group[name](deps);
  return handlers as Handlers<N>;
};
