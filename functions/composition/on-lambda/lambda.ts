import type { Route } from '../../contract/route.ts';
import type { RouteName } from '../../contract/routes.ts';
import type { GatewayHandler } from '../../runtime/call.ts';
import { lambdaEnv } from '../../runtime/env.ts';
import { type UnwiredHandlers, wire } from '../../runtime/handler.ts';
import { logToStdout } from '../../runtime/log.ts';
import { routesHandler } from '../../runtime/route-chain.ts';
import type { Core } from '../core.ts';
import { composeGate } from '../gate.ts';
import { edgeKeys } from './edge-keys.ts';
import type { OnLambda } from './keyless-core.ts';
import { lambdaCore } from './lambda-core.ts';

/**
 * The handler of one group of the route table on AWS.
 * @param rows a part of the table that has the group's routes
 */
export const lambda = async <N extends RouteName, Deps>(
  rows: Readonly<Record<NoInfer<N>, Route>>,
  compose: (core: OnLambda<Core>) => Deps,
  group: UnwiredHandlers<N, NoInfer<Deps>>,
): Promise<GatewayHandler> => {
  const env = lambdaEnv();
  const [core, keys] = await Promise.all([lambdaCore(env), edgeKeys()]);
  const handle = routesHandler(rows, wire(group, compose(core)), {
    gate: composeGate(core),
    log: logToStdout,
    meter: core.meter,
    clock: core.clock,
    corsOrigins: env.ALLOWED_ORIGINS,
    publicUrl: env.PUBLIC_URL,
    edgeKeys: keys,
    sandbox: core.sandbox,
  });
  return async (event, context) => {
    await core.clock.look();
    try {
      return await handle(event, context);
    } finally {
      core.meter.flush();
    }
  };
};
