import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import { moneyView } from '../views/money.ts';
import type { HotelsApp } from './app.ts';

/** GET /hotels/{hotelId}/calendar: what each night costs and has left. */
export const getCalendar =
  (app: Pick<HotelsApp, 'calendar'>): RouteHandler<'getCalendar'> =>
  async ({ params: { hotelId }, query }) => {
    const calendar = await app.calendar({ hotelId, ...query });
    if (isRefusal(calendar)) return calendar;
    const items = calendar.nights.map(({ date, roomTypeId, available, price, rule, closed }) => ({
      date,
      roomTypeId,
      available,
      price: moneyView(price, calendar.currency),
      rule,
      minStay: null,
      closed,
    }));
    return { status: 200, body: { items, nextCursor: null } };
  };
