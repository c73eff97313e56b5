import type { IsoDate } from '../../domain/calendar/date.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import { type BookingsPage, fillPage, type PageWish } from '../booking-reads/page.ts';
import type { Asker } from '../hotels/ownership.ts';
import type { Bookings } from '../ports/bookings.ts';
import { type DeskDeps, ownHotel } from './desk.ts';

export interface HotelBookingsWish extends PageWish {
  readonly asker: Asker;
  readonly hotelId: string;
  /** Days of arrival, both included. */
  readonly from: IsoDate | undefined;
  readonly to: IsoDate | undefined;
}

/** The bookings of a hotel by day of arrival. */
export const listHotelBookings =
  ({ bookings, hotels }: Pick<DeskDeps, 'hotels'> & { readonly bookings: Pick<Bookings, 'idsOfHotel' | 'findMany'> }) =>
  async ({ asker, hotelId, from, to, ...wish }: HotelBookingsWish): Promise<BookingsPage | Refusal> => {
    const hotel = await ownHotel(hotels, asker, hotelId);
    if (isRefusal(hotel)) return hotel;
    return fillPage(
      bookings,
      (limit, after) => bookings.idsOfHotel(hotelId, { from, to }, limit, after),
      ({ hotelId: at, checkIn }) => at === hotelId && checkIn >= (from ?? checkIn) && checkIn <= (to ?? checkIn),
      wish,
    );
  };
