import type * as z from 'zod';
import { accountRoutes } from './accounts/routes.ts';
import { adminRoutes } from './admin/routes.ts';
import { holdRoutes, paidRoutes } from './bookings/routes.ts';
import { stayRoutes } from './bookings/stay-routes.ts';
import { deskRoutes } from './desk/routes.ts';
import { hotelRoutes } from './hotels/routes.ts';
import { integrationRoutes } from './integrations/routes.ts';
import { operatingRoutes } from './operating/routes.ts';
import { pictureRoutes } from './pictures/routes.ts';
import { rateRoutes } from './rates/routes.ts';
import { reportRoutes } from './reports/routes.ts';
import type { Group, Route } from './route.ts';

export { fullPath } from './route.ts';

/** The route table: the one place where a route is declared. */
export const routes = {
  ...accountRoutes,
  ...hotelRoutes,
  ...holdRoutes,
  ...paidRoutes,
  ...stayRoutes,
  ...pictureRoutes,
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
