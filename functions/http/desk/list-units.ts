import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import type { listUnits as listUnitsUseCase } from '../../usecases/units/create-unit.ts';
import type { SignsCursors } from '../cursors.ts';
import { pageOfAll } from '../page-of-all.ts';
import { unitView } from '../views/unit.ts';

/** GET /admin/hotels/{hotelId}/units: the numbered rooms of a hotel. */
export const listUnits =
  (app: { listUnits: ReturnType<typeof listUnitsUseCase> } & SignsCursors): RouteHandler<'listUnits'> =>
  async ({ caller, params: { hotelId }, query: { limit, cursor } }) => {
    const units = await app.listUnits(caller, hotelId);
    if (isRefusal(units)) return units;
    const scope = ['listUnits', hotelId, caller.userId];
    const page = pageOfAll(app.cursorKeys, units, { scope, limit, cursor });
    if (isRefusal(page)) return page;
    return { status: 200, body: { items: page.items.map(unitView), nextCursor: page.nextCursor } };
  };
