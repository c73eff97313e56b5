import { operatingRoutes } from '../contract/routes/operating.ts';
import { sandboxGroup } from '../http/sandbox/index.ts';
import { composeSandbox } from '../runtime/composition/sandbox.ts';
import { tableClock } from '../runtime/composition/table-clock.ts';
import { lambda } from '../runtime/lambda.ts';

/** Deployed only where the stage has a sandbox. */
export const handler = await lambda(operatingRoutes, (core) => composeSandbox(core, tableClock(core)), sandboxGroup);
