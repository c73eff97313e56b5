import type { APIGatewayProxyResult, Context, LambdaFunctionURLEvent } from 'aws-lambda';
import { containerLimits } from '../../adapters/cache/container-limits.ts';
import { type BuiltApp, pageHandler } from '../../http/pages/index.ts';
import { lambdaEnv } from '../../runtime/env.ts';
import { fallbackHandler } from '../../runtime/fallback.ts';
import { logToStdout } from '../../runtime/log.ts';
import { gatewayEventOf } from '../../runtime/url-event.ts';
import { composePages } from '../pages.ts';
import { keylessCore } from './keyless-core.ts';

/**
 * The handler of the web app's pages on AWS: a function with an address of its own, which the CDN alone may call.
 * @param built the app that was built and bundled with the function
 */
export const lambdaPages = (
  built: BuiltApp,
): ((event: LambdaFunctionURLEvent, context: Context) => Promise<APIGatewayProxyResult>) => {
  const env = lambdaEnv();
  const core = keylessCore(env);
  const settings = {
    log: logToStdout,
    meter: core.meter,
    clock: core.clock,
    corsOrigins: env.ALLOWED_ORIGINS,
    publicUrl: env.PUBLIC_URL,
    sandbox: core.sandbox,
  };
  const page = pageHandler(settings, built, composePages(core), {
    cardScript: core.cardForm?.script,
    connect: env.PICTURES_ORIGIN === undefined ? [] : [env.PICTURES_ORIGIN],
  });
  const nothing = fallbackHandler({ ...settings, gate: { limits: containerLimits(core.clock) } });
  return async (asked, context) => {
    await core.clock.look();
    const event = gatewayEventOf(asked);
    try {
      return await (page(event) ?? nothing)(event, context);
    } finally {
      core.meter.flush();
    }
  };
};
