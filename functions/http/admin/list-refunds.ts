import type { RouteHandler } from '../../runtime/handler.ts';
import type { FailedRefund, listFailedRefunds } from '../../usecases/reconciliation/list-failed-refunds.ts';
import { foreignCursor, readPosition, type SignsCursors, writePosition } from '../cursors.ts';
import { moneyView } from '../views/money.ts';

const view = ({ refund, booking: { id, reference, hotelId, hotelName, guestEmail } }: FailedRefund) => ({
  booking: { id, reference, hotelId, hotelName, guestEmail },
  number: refund.n,
  amount: moneyView(refund.amount, refund.currency),
  reason: refund.reason,
  tries: refund.tries,
  owedSince: refund.createdAt,
  nextTryAt: refund.dueAt,
});

/** GET /admin/refunds: those that keep failing. */
export const listRefunds =
  (app: { listFailedRefunds: ReturnType<typeof listFailedRefunds> } & SignsCursors): RouteHandler<'listRefunds'> =>
  async ({ caller, query: { state, limit, cursor } }) => {
    const scope = ['listRefunds', state, caller.userId];
    const after = readPosition(app.cursorKeys, scope, cursor);
    if (after === null) return foreignCursor;
    const { failed, next } = await app.listFailedRefunds(limit, after);
    return { status: 200, body: { items: failed.map(view), nextCursor: writePosition(app.cursorKeys, scope, next) } };
  };
