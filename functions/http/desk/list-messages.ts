import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import type { listMessages } from '../../usecases/frontdesk/list-messages.ts';
import { foreignCursor, readPosition, type SignsCursors, writePosition } from '../cursors.ts';

/** GET /admin/bookings/{bookingId}/messages: the mails about a booking. */
export const listBookingMessages =
  (app: { listMessages: ReturnType<typeof listMessages> } & SignsCursors): RouteHandler<'listBookingMessages'> =>
  async ({ caller, params: { bookingId }, query: { limit, cursor } }) => {
    const scope = ['listBookingMessages', bookingId, caller.userId];
    const after = readPosition(app.cursorKeys, scope, cursor);
    if (after === null) return foreignCursor;
    const page = await app.listMessages({ caller, bookingId, limit, after });
    if (isRefusal(page)) return page;
    const items = page.messages.map(({ bookingId: _booking, about: _about, to, ...message }) => ({
      ...message,
      to: { ...to },
    }));
    return { status: 200, body: { items, nextCursor: writePosition(app.cursorKeys, scope, page.next) } };
  };
