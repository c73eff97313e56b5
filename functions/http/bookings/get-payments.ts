import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import { pageOfAll } from '../page-of-all.ts';
import { movementView } from '../views/history.ts';
import type { BookingReadsApp } from './reads-app.ts';

/** GET /bookings/{bookingId}/payments: every money movement, oldest first. */
export const getPayments =
  (app: Pick<BookingReadsApp, 'listPayments' | 'cursorKeys'>): RouteHandler<'getPayments'> =>
  async ({ caller, params: { bookingId }, query: { limit, cursor } }) => {
    const movements = await app.listPayments(caller.access, bookingId);
    if (isRefusal(movements)) return movements;
    const scope = ['getPayments', bookingId, caller.userId];
    const page = pageOfAll(app.cursorKeys, movements, { scope, limit, cursor });
    return isRefusal(page) ? page : { status: 200, body: { ...page, items: page.items.map(movementView) } };
  };
