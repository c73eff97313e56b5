import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import { pricedNightsView } from '../views/hotel.ts';
import type { AdminHotelsApp } from './hotels-app.ts';

/** PUT /admin/rooms/{roomTypeId}/pricing: sets or removes prices; answers what is set from the first night to the last. */
export const setPricing =
  (app: Pick<AdminHotelsApp, 'setPricing'>): RouteHandler<'setPricing'> =>
  async ({ caller, params: { roomTypeId }, body }) => {
    const priced = await app.setPricing({ caller, roomTypeId, body });
    return isRefusal(priced) ? priced : { status: 200, body: pricedNightsView(priced) };
  };
