import type { PointsEntry } from '../../domain/loyalty/account.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import type { showPoints } from '../../usecases/loyalty/show-points.ts';
import { foreignCursor, readPosition, type SignsCursors, writePosition } from '../cursors.ts';
import { moneyView } from '../views/money.ts';

const entryView = ({ kind, points, balance, bookingId, reference, at }: PointsEntry) => ({
  kind,
  points,
  balance,
  bookingId,
  reference,
  at,
});

/** GET /loyalty: the caller's points and tier, with every movement of the points, newest first. */
export const getLoyalty =
  (app: { showPoints: ReturnType<typeof showPoints> } & SignsCursors): RouteHandler<'getLoyalty'> =>
  async ({ caller, query: { limit, cursor } }) => {
    const scope = ['getLoyalty', caller.userId];
    const after = readPosition(app.cursorKeys, scope, cursor);
    if (after === null) return foreignCursor;
    const { entries, nextEntries, worth, expiring, ...shown } = await app.showPoints(caller.userId, limit, after);
    const summary = {
      ...shown,
      worth: moneyView(worth, 'EUR'),
      expiring: expiring.map(({ points, until }) => ({ points, at: until })),
    };
    const nextCursor = writePosition(app.cursorKeys, scope, nextEntries);
    return { status: 200, body: { items: entries.map(entryView), nextCursor, summary } };
  };
