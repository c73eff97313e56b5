import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import type { listHistory } from '../../usecases/booking-reads/list-history.ts';
import type { SignsCursors } from '../cursors.ts';
import { pageOfAll } from '../page-of-all.ts';
import { historyView } from '../views/history.ts';

/** GET /bookings/{bookingId}/history: who did what and when, oldest first. */
export const getHistory =
  (app: { listHistory: ReturnType<typeof listHistory> } & SignsCursors): RouteHandler<'getHistory'> =>
  async ({ caller, params: { bookingId }, query: { limit, cursor } }) => {
    const entries = await app.listHistory(caller.access, bookingId);
    if (isRefusal(entries)) return entries;
    const scope = ['getHistory', bookingId, caller.userId];
    const page = pageOfAll(app.cursorKeys, entries, { scope, limit, cursor });
    return isRefusal(page) ? page : { status: 200, body: { ...page, items: page.items.map(historyView) } };
  };
