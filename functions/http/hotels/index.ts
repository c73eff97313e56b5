import type { GroupHandlers } from '../../runtime/handler.ts';
import type { HotelsApp } from './app.ts';
import { getCalendar } from './get-calendar.ts';
import { getHotel } from './get-hotel.ts';
import { getHotelRooms } from './get-hotel-rooms.ts';
import { getReviews } from './get-reviews.ts';
import { listHotels } from './list-hotels.ts';

export type { HotelsApp } from './app.ts';

export const hotelsGroup = (app: HotelsApp): GroupHandlers<'hotels'> => ({
  listHotels: listHotels(app),
  getHotel: getHotel(app),
  getHotelRooms: getHotelRooms(app),
  getCalendar: getCalendar(app),
  getReviews: getReviews(app),
});
