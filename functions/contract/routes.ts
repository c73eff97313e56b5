import type * as z from 'zod';
import type { Group, Route } from './route.ts';
import { accountRoutes } from './routes/accounts.ts';
import { adminRoutes } from './routes/admin.ts';
import { bookingRoutes } from './routes/bookings.ts';
import { deskRoutes } from './routes/desk.ts';
import { hotelRoutes } from './routes/hotels.ts';
import { integrationRoutes } from './routes/integrations.ts';
import { operatingRoutes } from './routes/operating.ts';
import { rateRoutes } from './routes/rates.ts';
import { reportRoutes } from './routes/reports.ts';
import { stayRoutes } from './routes/stays.ts';

export { fullPath } from './route.ts';

/** The route table: the one place where a route is declared. */
export const routes = {
  ...accountRoutes,
  ...hotelRoutes,
  ...bookingRoutes,
  ...stayRoutes,
  ...adminRoutes,
  ...rateRoutes,
  ...deskRoutes,
  ...reportRoutes,
  ...integrationRoutes,
  ...operatingRoutes,
} as const satisfies Record<string, Route>;

export type Routes = typeof routes;
export type RouteName = keyof Routes;
/** The names of the routes one Lambda serves. */
export type RoutesOf<G extends Group> = { [N in RouteName]: Routes[N]['group'] extends G ? N : never }[RouteName];

type Parsed<R, Key extends string> = R extends Record<Key, infer S extends z.ZodType> ? z.output<S> : undefined;
type Sent<R, Key extends string> = R extends Record<Key, infer S extends z.ZodType> ? z.input<S> : undefined;

/** What a handler receives, parsed, with defaults. */
export type ParamsOf<N extends RouteName> = Parsed<Routes[N], 'params'>;
export type QueryOf<N extends RouteName> = Parsed<Routes[N], 'query'>;
export type BodyOf<N extends RouteName> = Parsed<Routes[N], 'body'>;
/** What a caller sends. */
export type SentParamsOf<N extends RouteName> = Sent<Routes[N], 'params'>;
export type SentQueryOf<N extends RouteName> = Sent<Routes[N], 'query'>;
export type SentBodyOf<N extends RouteName> = Sent<Routes[N], 'body'>;

export const routeEntries = (): [RouteName, Route][] => Object.entries(routes) as [RouteName, Route][];
