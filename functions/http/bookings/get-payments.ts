import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import type { listPayments } from '../../usecases/booking-reads/list-payments.ts';
import type { SignsCursors } from '../cursors.ts';
import { pageOfAll } from '../page-of-all.ts';
import { movementView } from '../views/history.ts';

/** GET /bookings/{bookingId}/payments: every money movement, oldest first. */
export const getPayments =
  (app: { listPayments: ReturnType<typeof listPayments> } & SignsCursors): RouteHandler<'getPayments'> =>
  async ({ caller, params: { bookingId }, query: { limit, cursor } }) => {
    const movements = await app.listPayments(caller.access, bookingId);
    if (isRefusal(movements)) return movements;
    const scope = ['getPayments', bookingId, caller.userId];
    const page = pageOfAll(app.cursorKeys, movements, { scope, limit, cursor });
    return isRefusal(page) ? page : { status: 200, body: { ...page, items: page.items.map(movementView) } };
  };
