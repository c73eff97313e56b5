import { type RouteName, routes } from '../contract/routes.ts';
import type { ChainSettings, GatewayHandler } from './call.ts';
import type { Handlers } from './handler.ts';
import { routesHandler } from './route-chain.ts';

/** The handler of a group, its routes out of the whole table: for a process that has all of it anyway. */
export const groupHandler = <N extends RouteName>(handlers: Handlers<N>, settings: ChainSettings): GatewayHandler =>
  routesHandler(routes, handlers, settings);
