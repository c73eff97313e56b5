import type { RouteHandler } from '../../runtime/handler.ts';
import type { AdminHotelsApp } from './hotels-app.ts';

/** DELETE /admin/hotels/{hotelId}: deletes a hotel that has no stays to come. */
export const deleteHotel =
  (app: Pick<AdminHotelsApp, 'deleteHotel'>): RouteHandler<'deleteHotel'> =>
  async ({ caller, params: { hotelId }, ifMatch }) => {
    const refusal = await app.deleteHotel({ caller, hotelId, ifMatch });
    return refusal ?? { status: 204, body: undefined };
  };
