import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import type { createUnit as createUnitUseCase } from '../../usecases/units/create-unit.ts';
import { unitView } from '../views/unit.ts';

/** POST /admin/hotels/{hotelId}/units: makes a numbered room. */
export const createUnit =
  (app: { createUnit: ReturnType<typeof createUnitUseCase> }): RouteHandler<'createUnit'> =>
  async ({ caller, params: { hotelId }, body }) => {
    const unit = await app.createUnit({ caller, hotelId, body });
    if (isRefusal(unit)) return unit;
    const headers = { Location: `/api/v1/admin/units/${unit.id}` };
    return { status: 201, body: { unit: unitView(unit) }, headers };
  };
