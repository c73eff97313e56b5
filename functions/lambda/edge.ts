import { edgeHandler } from '../runtime/edge.ts';
import { edgeEnv, hasSandbox } from '../runtime/env.ts';
import { logToStdout } from '../runtime/log.ts';

const env = edgeEnv();

/** Answers what no route does: unknown paths and methods, and OPTIONS. It has no table, so it counts nobody. */
export const handler = edgeHandler({
  log: logToStdout,
  corsOrigins: env.ALLOWED_ORIGINS,
  publicOrigin: env.PUBLIC_ORIGIN,
  sandbox: hasSandbox(env),
});
