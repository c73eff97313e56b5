import type { AnswerOf } from '../../../functions/contract/answers.ts';
import { type CallOf, client } from '../../../functions/contract/client.ts';
import type { RouteName } from '../../../functions/contract/routes.ts';
import { ApiProblem, Unreachable } from './problem.ts';
import { hearServerTime } from './server-clock.ts';

/** The body of a route's success. */
export type Success<N extends RouteName> = Exclude<AnswerOf<N>, { status: 503 }>['body'];

const api = client('');

type Arguments<N extends RouteName> = Record<never, never> extends CallOf<N> ? [CallOf<N>?] : [CallOf<N>];

/**
 * Calls one route of the API on this page's own origin, with the session's cookie.
 * @throws ApiProblem if the answer is a problem, Unreachable if none came
 */
export const call = async <N extends RouteName>(
  route: N,
  ...asked: Arguments<N>
): Promise<{ readonly body: Success<N>; readonly status: number; readonly headers: Headers }> => {
  const answer = await api.call(route, ...asked).catch((error) => {
    throw new Unreachable(error);
  });
  const { status, body, headers } = answer as { status: number; body: unknown; headers: Headers };
  hearServerTime(headers.get('x-server-time'));
  if (status >= 400) throw new ApiProblem(status, body, headers);
  return { body: body as Success<N>, status, headers };
};

/** As `call`, the body alone. */
export const get = async <N extends RouteName>(route: N, ...asked: Arguments<N>): Promise<Success<N>> =>
  (await call(route, ...asked)).body;
