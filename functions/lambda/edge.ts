import { containerLimits } from '../adapters/cache/container-limits.ts';
import { realClock } from '../runtime/composition/core.ts';
import { edgeHandler } from '../runtime/edge.ts';
import { edgeEnv, hasSandbox } from '../runtime/env.ts';
import { logToStdout } from '../runtime/log.ts';

const env = edgeEnv();

/** Answers what no route does: unknown paths and methods, and OPTIONS. It has no table, so each container counts alone. */
export const handler = edgeHandler({
  gate: { limits: containerLimits(realClock) },
  log: logToStdout,
  clock: realClock,
  corsOrigins: env.ALLOWED_ORIGINS,
  publicOrigin: env.PUBLIC_ORIGIN,
  sandbox: hasSandbox(env),
});
