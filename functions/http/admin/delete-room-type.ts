import type { RouteHandler } from '../../runtime/handler.ts';
import type { AdminHotelsApp } from './hotels-app.ts';

/** DELETE /admin/rooms/{roomTypeId}: deletes a room type that has no stays to come. */
export const deleteRoomType =
  (app: Pick<AdminHotelsApp, 'deleteRoomType'>): RouteHandler<'deleteRoomType'> =>
  async ({ caller, params: { roomTypeId }, ifMatch }) => {
    const refusal = await app.deleteRoomType({ caller, roomTypeId, ifMatch });
    return refusal ?? { status: 204, body: undefined };
  };
