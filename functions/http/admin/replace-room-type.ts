import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import type { replaceRoomType as replaceRoomTypeUseCase } from '../../usecases/rooms/replace-room-type.ts';
import { roomTypeView } from '../views/hotel.ts';

/** PUT /admin/rooms/{roomTypeId}: replaces a room type, answered once every night has its number of rooms. */
export const replaceRoomType =
  (app: { replaceRoomType: ReturnType<typeof replaceRoomTypeUseCase> }): RouteHandler<'replaceRoomType'> =>
  async ({ caller, params: { roomTypeId }, body, ifMatch }) => {
    const replaced = await app.replaceRoomType({ caller, roomTypeId, body, ifMatch });
    if (isRefusal(replaced)) return replaced;
    return { status: 200, body: { roomType: roomTypeView(replaced.roomType, replaced.hotel.currency) } };
  };
