import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import type { createRoomType as createRoomTypeUseCase } from '../../usecases/rooms/create-room-type.ts';
import { roomTypeView } from '../views/hotel.ts';

/** POST /admin/rooms: makes a room type of a hotel. */
export const createRoomType =
  (app: { createRoomType: ReturnType<typeof createRoomTypeUseCase> }): RouteHandler<'createRoomType'> =>
  async ({ caller, body: { hotelId, ...body } }) => {
    const made = await app.createRoomType({ caller, hotelId, body });
    if (isRefusal(made)) return made;
    const headers = { Location: `/api/v1/admin/rooms/${made.roomType.id}` };
    return { status: 201, body: { roomType: roomTypeView(made.roomType, made.hotel.currency) }, headers };
  };
