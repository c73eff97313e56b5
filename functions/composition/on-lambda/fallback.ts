import { containerLimits } from '../../adapters/cache/container-limits.ts';
import { fallbackEnv, hasSandbox } from '../../runtime/env.ts';
import { fallbackHandler } from '../../runtime/fallback.ts';
import { logToStdout } from '../../runtime/log.ts';
import { realClock } from '../core.ts';

/** The handler of the function that has no table: each container counts its callers alone. */
export const lambdaFallback = () => {
  const env = fallbackEnv();
  return fallbackHandler({
    gate: { limits: containerLimits(realClock) },
    log: logToStdout,
    clock: realClock,
    corsOrigins: env.ALLOWED_ORIGINS,
    publicOrigin: env.PUBLIC_ORIGIN,
    sandbox: hasSandbox(env),
  });
};
