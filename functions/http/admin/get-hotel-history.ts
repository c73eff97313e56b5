import type { RouteHandler } from '../../runtime/handler.ts';
import type { listHotelChanges } from '../../usecases/audit/list-hotel-changes.ts';
import type { AuditEntry } from '../../usecases/ports/audit.ts';
import { foreignCursor, readPosition, type SignsCursors, writePosition } from '../cursors.ts';
import { auditView } from '../views/audit.ts';

/** Whether the entry is of this room type: of itself, or of its prices and nights. */
const isOf =
  (roomTypeId: string) =>
  ({ before, after }: AuditEntry): boolean =>
    [before, after].some((facts) => facts['id'] === roomTypeId || facts['roomTypeId'] === roomTypeId);

/** GET /admin/hotels/{hotelId}/history: who changed what of the hotel, its room types and its prices, newest first. */
export const getHotelHistory =
  (app: { listHotelChanges: ReturnType<typeof listHotelChanges> } & SignsCursors): RouteHandler<'getHotelHistory'> =>
  async ({ caller, params: { hotelId }, query: { roomTypeId, limit, cursor } }) => {
    const scope = ['getHotelHistory', hotelId, roomTypeId, caller.userId];
    const after = readPosition(app.cursorKeys, scope, cursor);
    if (after === null) return foreignCursor;
    const wanted = roomTypeId === undefined ? undefined : isOf(roomTypeId);
    const page = await app.listHotelChanges(caller, hotelId, { limit, after, wanted });
    if ('refused' in page) return page;
    const nextCursor = writePosition(app.cursorKeys, scope, page.next);
    return { status: 200, body: { items: page.entries.map(auditView), nextCursor } };
  };
