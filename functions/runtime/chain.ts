import type { Group } from '../contract/route.ts';
import { routes } from '../contract/routes.ts';
import type { ChainSettings, GatewayHandler } from './call.ts';
import type { GroupHandlers } from './handler.ts';
import { routesHandler } from './route-chain.ts';

/** The handler of a group, its routes out of the whole table: for a process that has all of it anyway. */
export const groupHandler = <G extends Group>(handlers: GroupHandlers<G>, settings: ChainSettings): GatewayHandler =>
  routesHandler<G>(routes, handlers, settings);
