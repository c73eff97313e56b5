import middy from '@middy/core';
import httpHeaderNormalizer from '@middy/http-header-normalizer';
import httpRouter from '@middy/http-router';
import type { APIGatewayProxyResult, Context } from 'aws-lambda';
import { fullPath, type Route } from '../contract/route.ts';
import type { RouteName } from '../contract/routes.ts';
import type { Refusal } from '../domain/refusal.ts';
import { inTrace } from '../usecases/ports/trace.ts';
import type { Call, CallEvent, ChainSettings, GatewayHandler } from './call.ts';
import { callerAddress } from './caller-address.ts';
import type { Handlers } from './handler.ts';
import { ProblemError, problemOf } from './problems.ts';
import { admission, cookieTokenOf } from './steps/admission.ts';
import { type AnySuccess, answer, brokenPromise } from './steps/answer.ts';
import { readBody } from './steps/body.ts';
import { cors, limitHeaders, security, serverTime } from './steps/headers.ts';
import { identity, requestTrace } from './steps/identity.ts';
import { answerProblem, problemAnswer } from './steps/problem-answer.ts';
import { requestLog } from './steps/request-log.ts';
import { validate } from './steps/validation.ts';

/** A handler whose route is known only at run time; the chain has checked that its request fits. */
type AnyRouteHandler = (request: object) => Promise<AnySuccess | Refusal>;

/** Lambda's own time limit is answered as a problem by a little before it. */
const answerBeforeTimeoutMs = 300;

/** The chain around every request, for any route. Outermost first; on the way back the last is done first. */
export const frame = (
  settings: Omit<ChainSettings, 'gate'>,
  serve: (event: CallEvent, context: Context) => Promise<APIGatewayProxyResult>,
): GatewayHandler => {
  const chain = middy<CallEvent, APIGatewayProxyResult>({ timeoutEarlyInMillis: answerBeforeTimeoutMs })
    .use(identity())
    .use(requestLog(settings))
    .use(serverTime(settings))
    .use(httpHeaderNormalizer())
    .before(({ event }) => {
      event.call.address = callerAddress(event, settings.edgeKeys);
    })
    .use(security())
    .use(cors(settings))
    .use(limitHeaders())
    .use(problemAnswer())
    .handler(serve);
  // The first step makes the event a call.
  return async (event, context) =>
    inTrace({ ...requestTrace(event), service: 'api' }, () => chain(event as CallEvent, context));
};

/** The booking that an answer is about, for the log. */
const aboutOf = (outcome: object): Call['about'] => {
  const { body } = outcome as { body?: { booking?: { id?: unknown; hotelId?: unknown } } };
  const booking = body?.booking;
  const { id: bookingId, hotelId } = booking ?? {};
  return typeof bookingId === 'string' && typeof hotelId === 'string' ? { bookingId, hotelId } : undefined;
};

/** One route: admitted, read, validated, handled, answered. */
const routeChain = (name: RouteName, route: Route, handle: AnyRouteHandler, settings: ChainSettings) =>
  middy<CallEvent, APIGatewayProxyResult>()
    .before(({ event }) => {
      event.call.route = name;
      event.call.template = fullPath(route);
    })
    .use(admission(route, settings))
    .use(readBody(route))
    .handler(async (event) => {
      const outcome = await handle({
        ...validate(route, event),
        signed: route.raw && { body: String(event.call.body ?? ''), by: event.headers['stripe-signature'] },
        caller: event.call.caller,
        requestId: event.call.requestId,
        cookieToken: cookieTokenOf(event),
        authorization: event.headers['authorization'],
        accept: event.headers['accept'] ?? '',
        sourceAddress: event.call.address,
      });
      event.call.about = aboutOf(outcome);
      const broken = settings.answers && brokenPromise(route, settings.answers[name], outcome);
      if (broken === undefined) return answer(route, event, outcome);
      event.call.error = new Error(broken.detail);
      return answerProblem(event, broken);
    });

/**
 * The handler of a Lambda's group: every route of it behind the chain.
 * @param rows a part of the route table that has the group's routes, so that a bundle need not carry the whole
 */
export const routesHandler = <N extends RouteName>(
  rows: Readonly<Record<NoInfer<N>, Route>>,
  handlers: Handlers<N>,
  settings: ChainSettings,
): GatewayHandler => {
  const table: Readonly<Record<string, Route>> = rows;
  const served = (Object.entries(handlers) as [RouteName, AnyRouteHandler][]).flatMap(([name, handle]) => {
    const route = table[name];
    const exists = route !== undefined && (settings.sandbox || route.sandbox !== true);
    return exists ? [{ name, route, handle }] : [];
  });
  const dispatch = httpRouter<CallEvent, APIGatewayProxyResult>({
    routes: served.map(({ name, route, handle }) => ({
      method: route.method,
      path: fullPath(route),
      handler: routeChain(name, route, handle, settings),
    })),
    notFoundResponse: () => {
      throw new ProblemError(problemOf({ refused: 'not-found', what: 'address' }));
    },
  });
  return frame(settings, async (event, context) => dispatch(event, context));
};
