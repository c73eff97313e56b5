import { openTable } from '../adapters/dynamo/open-table.ts';
import type { Group } from '../contract/route.ts';
import type { GatewayHandler } from './call.ts';
import { groupHandler } from './chain.ts';
import { type Core, freshIds, realClock, realPauses, signingKeysOf } from './composition/core.ts';
import { composeGate } from './composition/gate.ts';
import { hasSandbox, lambdaEnv } from './env.ts';
import type { GroupHandlers } from './handler.ts';
import { logToStdout } from './log.ts';

/** What a Lambda is composed from, out of its environment; once, when the container starts. */
export const lambdaCore = (env = lambdaEnv()): Core => ({
  table: openTable(env.TABLE_NAME, env.DYNAMODB_ENDPOINT),
  clock: realClock,
  pauses: realPauses,
  ids: freshIds,
  signing: signingKeysOf(env.SIGNING_KEYS),
  limited: true,
  sandbox: hasSandbox(env),
  placesFile: env.PLACES_FILE,
  passwordCost: 12,
});

/** The handler of one group of the route table on AWS. */
export const lambda = <G extends Group, App>(
  _group: G,
  compose: (core: Core) => App,
  handlersOf: (app: App) => GroupHandlers<G>,
): GatewayHandler => {
  const env = lambdaEnv();
  const core = lambdaCore(env);
  return groupHandler<G>(handlersOf(compose(core)), {
    gate: composeGate(core),
    log: logToStdout,
    corsOrigins: env.ALLOWED_ORIGINS,
    publicOrigin: env.PUBLIC_ORIGIN,
    sandbox: core.sandbox,
    validateAnswers: false,
  });
};
