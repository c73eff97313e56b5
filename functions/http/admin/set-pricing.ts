import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import type { setPricing as setPricingUseCase } from '../../usecases/pricing/set-pricing.ts';
import { pricedNightsView } from '../views/hotel.ts';

/** PUT /admin/rooms/{roomTypeId}/pricing: sets or removes prices; answers what is set from the first night to the last. */
export const setPricing =
  (app: { setPricing: ReturnType<typeof setPricingUseCase> }): RouteHandler<'setPricing'> =>
  async ({ caller, params: { roomTypeId }, body }) => {
    const priced = await app.setPricing({ caller, roomTypeId, body });
    return isRefusal(priced) ? priced : { status: 200, body: pricedNightsView(priced) };
  };
