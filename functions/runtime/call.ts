import type middy from '@middy/core';
import type { APIGatewayProxyEvent, APIGatewayProxyResult, Context } from 'aws-lambda';
import type { RouteAnswers } from '../contract/answers.ts';
import type { RouteName } from '../contract/routes.ts';
import type { Gate, LimitState, SessionUser } from '../usecases/ports/gate.ts';
import type { Meter } from '../usecases/ports/metrics.ts';
import type { Clock } from '../usecases/ports/time.ts';
import type { LogLine } from './log.ts';

/** What the chain finds out about one request, step by step. */
export interface Call {
  readonly requestId: string;
  /** `performance.now()` at the start. */
  readonly startedAt: number;
  /** As the caller sent it: a HEAD is served as its GET. */
  readonly method: string;
  route: RouteName | undefined;
  /** The path of the route with its parameters by name, such as `/api/v1/bookings/{bookingId}`. */
  template: string | undefined;
  caller: SessionUser | undefined;
  /** The network address of the caller, by which calls without a session are counted. */
  address: string;
  limit: LimitState | undefined;
  body: unknown;
  /** The booking it was about, as its answer says, for the log alone. */
  about: { readonly bookingId: string; readonly hotelId: string } | undefined;
  /** The error behind a 5xx, for the log alone. */
  error: unknown;
}

/** The proxy event of API Gateway with the call it becomes. */
export type CallEvent = APIGatewayProxyEvent & { call: Call };
export type Step = middy.MiddlewareObj<CallEvent, APIGatewayProxyResult>;
/** What API Gateway, the local server and tests call; it never throws. */
export type GatewayHandler = (event: APIGatewayProxyEvent, context: Context) => Promise<APIGatewayProxyResult>;

/** How a process runs the chain; the same for each of its groups. */
export interface ChainSettings {
  readonly gate: Gate;
  readonly log: (line: LogLine) => void;
  /** Counts and times each request; absent, nothing is counted. */
  readonly meter?: Meter | undefined;
  /** The system's own clock, the sandbox's where there is one. */
  readonly clock: Clock;
  /** Origins whose pages may call with a bearer token. */
  readonly corsOrigins: readonly string[];
  /** Where people reach the system if not under the address it sees itself, such as `https://hotels.example.com`. */
  readonly publicUrl?: string | undefined;
  /** The keys by which the CDN identifies itself, newest first; its header of the caller's address is then believed. */
  readonly edgeKeys?: readonly string[] | undefined;
  /** Whether routes of the sandbox exist, and cookies may come over http. */
  readonly sandbox: boolean;
  /** In tests: what each route may answer; an answer that does not fit is a 500. */
  readonly answers?: Readonly<Record<RouteName, RouteAnswers>> | undefined;
}
