import type { RouteHandler } from '../../runtime/handler.ts';
import type { deleteHotel as deleteHotelUseCase } from '../../usecases/hotels/delete-hotel.ts';

/** DELETE /admin/hotels/{hotelId}: deletes a hotel that has no stays to come. */
export const deleteHotel =
  (app: { deleteHotel: ReturnType<typeof deleteHotelUseCase> }): RouteHandler<'deleteHotel'> =>
  async ({ caller, params: { hotelId }, ifMatch }) => {
    const refusal = await app.deleteHotel({ caller, hotelId, ifMatch });
    return refusal ?? { status: 204, body: undefined };
  };
