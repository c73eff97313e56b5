import { containerLimits } from '../../adapters/cache/container-limits.ts';
import type { GatewayHandler } from '../../runtime/call.ts';
import { emfMeter } from '../../runtime/emf.ts';
import { fallbackEnv, hasSandbox } from '../../runtime/env.ts';
import { fallbackHandler } from '../../runtime/fallback.ts';
import { logToStdout } from '../../runtime/log.ts';
import { realClock } from '../core.ts';

/** The handler of the function that has no table: each container counts its callers alone. */
export const lambdaFallback = (): GatewayHandler => {
  const env = fallbackEnv();
  const meter = emfMeter(env.STAGE);
  const handle = fallbackHandler({
    gate: { limits: containerLimits(realClock) },
    log: logToStdout,
    meter,
    clock: realClock,
    corsOrigins: env.ALLOWED_ORIGINS,
    publicUrl: env.PUBLIC_URL,
    sandbox: hasSandbox(env),
  });
  return (event, context) => handle(event, context).finally(meter.flush);
};
