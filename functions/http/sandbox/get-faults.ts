import type { RouteHandler } from '../../runtime/handler.ts';
import type { Faults } from '../../usecases/ports/faults.ts';

/** GET /sandbox/faults: how the parts of the sandbox are to fail. */
export const getFaults =
  ({ faults }: { faults: Pick<Faults, 'load' | 'set'> }): RouteHandler<'getFaults'> =>
  async () => ({ status: 200, body: await faults.load() });
