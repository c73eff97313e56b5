import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import type { deskDay } from '../../usecases/frontdesk/desk-day.ts';
import type { Clock } from '../../usecases/ports/time.ts';
import { deskDayView } from '../views/desk.ts';

/** GET /admin/hotels/{hotelId}/desk: the front desk's day. */
export const getDesk =
  (app: { deskDay: ReturnType<typeof deskDay>; clock: Clock }): RouteHandler<'getDesk'> =>
  async ({ caller, params: { hotelId }, query: { date } }) => {
    const day = await app.deskDay(caller, hotelId, date);
    return isRefusal(day) ? day : { status: 200, body: deskDayView(day, app.clock.now()) };
  };
