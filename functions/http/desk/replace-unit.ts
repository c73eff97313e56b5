import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import { unitView } from '../views/unit.ts';
import type { DeskApp } from './app.ts';

/** PUT /admin/units/{unitId}: replaces a unit. */
export const replaceUnit =
  (app: Pick<DeskApp, 'replaceUnit'>): RouteHandler<'replaceUnit'> =>
  async ({ caller, params: { unitId }, body, ifMatch }) => {
    const unit = await app.replaceUnit({ caller, unitId, body, ifMatch });
    return isRefusal(unit) ? unit : { status: 200, body: { unit: unitView(unit) } };
  };
