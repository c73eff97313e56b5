import type { RouteHandler } from '../../runtime/handler.ts';
import type { Faults } from '../../usecases/ports/faults.ts';

/** PUT /sandbox/faults: has parts fail, be slow or work again. */
export const putFaults =
  ({ faults }: { faults: Pick<Faults, 'load' | 'set'> }): RouteHandler<'putFaults'> =>
  async ({ body: { search, payments, events } }) => {
    const changes = { ...(search && { search }), ...(payments && { payments }), ...(events && { events }) };
    return { status: 200, body: await faults.set(changes) };
  };
