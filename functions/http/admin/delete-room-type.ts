import type { RouteHandler } from '../../runtime/handler.ts';
import type { deleteRoomType as deleteRoomTypeUseCase } from '../../usecases/rooms/delete-room-type.ts';

/** DELETE /admin/rooms/{roomTypeId}: deletes a room type that has no stays to come. */
export const deleteRoomType =
  (app: { deleteRoomType: ReturnType<typeof deleteRoomTypeUseCase> }): RouteHandler<'deleteRoomType'> =>
  async ({ caller, params: { roomTypeId }, ifMatch }) => {
    const refusal = await app.deleteRoomType({ caller, roomTypeId, ifMatch });
    return refusal ?? { status: 204, body: undefined };
  };
