import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import { deskDayView } from '../views/desk.ts';
import type { DeskApp } from './app.ts';

/** GET /admin/hotels/{hotelId}/desk: the front desk's day. */
export const getDesk =
  (app: Pick<DeskApp, 'deskDay' | 'clock'>): RouteHandler<'getDesk'> =>
  async ({ caller, params: { hotelId }, query: { date } }) => {
    const day = await app.deskDay(caller, hotelId, date);
    return isRefusal(day) ? day : { status: 200, body: deskDayView(day, app.clock.now()) };
  };
