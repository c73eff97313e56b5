import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import type { readHotelNumbers } from '../../usecases/numbers/read-numbers.ts';
import { numbersAnswer } from '../views/numbers.ts';

/** GET /admin/hotels/{hotelId}/numbers: a hotel's days in figures. */
export const getHotelNumbers =
  (app: { readHotelNumbers: ReturnType<typeof readHotelNumbers> }): RouteHandler<'getHotelNumbers'> =>
  async ({ caller, params: { hotelId }, query, accept }) => {
    const numbers = await app.readHotelNumbers({ caller, hotelId, ...query });
    return isRefusal(numbers) ? numbers : numbersAnswer(accept, hotelId, query, [numbers]);
  };
