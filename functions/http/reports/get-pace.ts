import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import type { readPace } from '../../usecases/numbers/read-pace.ts';
import { paceView } from '../views/numbers.ts';

/** GET /admin/hotels/{hotelId}/pace: what was on the books on a day, against now. */
export const getPace =
  (app: { readPace: ReturnType<typeof readPace> }): RouteHandler<'getPace'> =>
  async ({ caller, params: { hotelId }, query }) => {
    const pace = await app.readPace({ caller, hotelId, ...query });
    return isRefusal(pace) ? pace : { status: 200, body: paceView(query, pace) };
  };
