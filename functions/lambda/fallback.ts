import { containerLimits } from '../adapters/cache/container-limits.ts';
import { realClock } from '../runtime/composition/core.ts';
import { fallbackEnv, hasSandbox } from '../runtime/env.ts';
import { fallbackHandler } from '../runtime/fallback.ts';
import { logToStdout } from '../runtime/log.ts';

const env = fallbackEnv();

/** Answers what no route does: unknown paths and methods, and OPTIONS. It has no table, so each container counts alone. */
export const handler = fallbackHandler({
  gate: { limits: containerLimits(realClock) },
  log: logToStdout,
  clock: realClock,
  corsOrigins: env.ALLOWED_ORIGINS,
  publicOrigin: env.PUBLIC_ORIGIN,
  sandbox: hasSandbox(env),
});
