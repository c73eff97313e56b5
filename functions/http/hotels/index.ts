import type { DepsOf, RouteGroup } from '../../runtime/handler.ts';
import { getCalendar } from './get-calendar.ts';
import { getHotel } from './get-hotel.ts';
import { getHotelRooms } from './get-hotel-rooms.ts';
import { getReviews } from './get-reviews.ts';
import { listHotels } from './list-hotels.ts';

export const hotelsGroup = {
  listHotels,
  getHotel,
  getHotelRooms,
  getCalendar,
  getReviews,
} satisfies RouteGroup<'hotels'>;

/** What the routes of this group are served with. */
export type HotelsApp = DepsOf<typeof hotelsGroup>;
