import type { RouteHandler } from '../../runtime/handler.ts';
import type { SandboxApp } from './app.ts';

/** GET /sandbox/faults: how the parts of the sandbox are to fail. */
export const getFaults =
  ({ faults }: Pick<SandboxApp, 'faults'>): RouteHandler<'getFaults'> =>
  async () => ({ status: 200, body: await faults.load() });
