import type { Core } from '../composition/core.ts';
import type { OnLambda } from '../composition/on-lambda/keyless-core.ts';
import { lambda } from '../composition/on-lambda/lambda.ts';
import { withHealth } from '../composition/on-lambda/with-health.ts';
import { withPictures } from '../composition/on-lambda/with-pictures.ts';
import { composeSandbox } from '../composition/sandbox.ts';
import { tableClock } from '../composition/table-clock.ts';
import { operatingRoutes } from '../contract/operating/routes.ts';
import { sandboxGroup } from '../http/sandbox/index.ts';

/** Deployed only where the stage has a sandbox. */
export const handler = await lambda(
  operatingRoutes,
  (core: OnLambda<Core>) => composeSandbox(core, tableClock(withPictures(withHealth(core)))),
  sandboxGroup,
);
