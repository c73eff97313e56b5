import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import type { calendar } from '../../usecases/hotels/calendar.ts';
import { rateCallerOf, ratesHeaders } from '../rate-caller.ts';
import { moneyView } from '../views/money.ts';
import { restrictionsView } from '../views/restrictions.ts';

/** GET /hotels/{hotelId}/calendar: what each night costs and has left. */
export const getCalendar =
  (app: { calendar: ReturnType<typeof calendar> }): RouteHandler<'getCalendar'> =>
  async ({ caller, params: { hotelId }, query: { code, ...query }, sourceAddress: address }) => {
    const calendar = await app.calendar({ hotelId, ...query, caller: rateCallerOf(caller, code), address });
    if (isRefusal(calendar)) return calendar;
    const items = calendar.nights.map((night) => ({
      date: night.date,
      roomTypeId: night.roomTypeId,
      available: night.available,
      price: moneyView(night.shownPrice, calendar.currency),
      rule: night.rule,
      minStay: night.restrictions?.minStay ?? null,
      closed: night.closed,
      restrictions: restrictionsView(night.restrictions, night.closed),
    }));
    return { status: 200, body: { items, nextCursor: null }, headers: ratesHeaders(caller, code) };
  };
