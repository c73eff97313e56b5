import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import type { getPricing as getPricingUseCase } from '../../usecases/pricing/get-pricing.ts';
import { pricedNightsView } from '../views/hotel.ts';

/** GET /admin/rooms/{roomTypeId}/pricing: the nights that have a price of their own. */
export const getPricing =
  (app: { getPricing: ReturnType<typeof getPricingUseCase> }): RouteHandler<'getPricing'> =>
  async ({ caller, params: { roomTypeId }, query }) => {
    const priced = await app.getPricing({ caller, roomTypeId, ...query });
    return isRefusal(priced) ? priced : { status: 200, body: pricedNightsView(priced) };
  };
