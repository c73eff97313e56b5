import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import type { replaceUnit as replaceUnitUseCase } from '../../usecases/units/change-unit.ts';
import { unitView } from '../views/unit.ts';

/** PUT /admin/units/{unitId}: replaces a unit. */
export const replaceUnit =
  (app: { replaceUnit: ReturnType<typeof replaceUnitUseCase> }): RouteHandler<'replaceUnit'> =>
  async ({ caller, params: { unitId }, body, ifMatch }) => {
    const unit = await app.replaceUnit({ caller, unitId, body, ifMatch });
    return isRefusal(unit) ? unit : { status: 200, body: { unit: unitView(unit) } };
  };
