import type { RouteHandler } from '../../runtime/handler.ts';
import type { listOwnBookings } from '../../usecases/booking-reads/list-own-bookings.ts';
import { sessionKey } from '../caller.ts';
import { foreignCursor, readPosition, type SignsCursors, writePosition } from '../cursors.ts';
import { type ShowsBookings, showBookings } from '../views/shown-bookings.ts';

/** GET /bookings: the caller's own, newest first. */
export const listBookings =
  (
    app: { listOwnBookings: ReturnType<typeof listOwnBookings> } & ShowsBookings & SignsCursors,
  ): RouteHandler<'listBookings'> =>
  async ({ caller, query: { status, when, externalReference, limit, cursor } }) => {
    const scope = ['listBookings', status, when, externalReference, sessionKey(caller)];
    const after = readPosition(app.cursorKeys, scope, cursor);
    if (after === null) return foreignCursor;
    const page = await app.listOwnBookings(caller.access, { status, when, externalReference, limit, after });
    const items = await showBookings(app, page.bookings, 'guest');
    return { status: 200, body: { items, nextCursor: writePosition(app.cursorKeys, scope, page.next) } };
  };
