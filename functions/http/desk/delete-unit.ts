import type { RouteHandler } from '../../runtime/handler.ts';
import type { deleteUnit as deleteUnitUseCase } from '../../usecases/units/change-unit.ts';

/** DELETE /admin/units/{unitId}: removes a unit that is free from today on. */
export const deleteUnit =
  (app: { deleteUnit: ReturnType<typeof deleteUnitUseCase> }): RouteHandler<'deleteUnit'> =>
  async ({ caller, params: { unitId }, ifMatch }) => {
    const refusal = await app.deleteUnit({ caller, unitId, ifMatch });
    return refusal ?? { status: 204, body: undefined };
  };
