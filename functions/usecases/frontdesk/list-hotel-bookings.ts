import type { IsoDate } from '../../domain/calendar/date.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import { type BookingsPage, fillPage, type PageWish } from '../booking-reads/page.ts';
import type { Asker } from '../hotels/ownership.ts';
import type { Bookings } from '../ports/bookings.ts';
import type { HotelReader } from '../ports/hotels.ts';
import { ownHotelEver } from './desk.ts';

export interface HotelBookingsWish extends PageWish {
  readonly asker: Asker;
  readonly hotelId: string;
  /** Days of arrival, both included. */
  readonly from: IsoDate | undefined;
  readonly to: IsoDate | undefined;
}

export interface HotelBookingsDeps {
  readonly bookings: Pick<Bookings, 'idsOfHotel' | 'findMany'>;
  readonly hotels: Pick<HotelReader, 'hotel' | 'former'>;
}

/** The bookings of a hotel by day of arrival; those of a deleted hotel stay readable. */
export const listHotelBookings =
  ({ bookings, hotels }: HotelBookingsDeps) =>
  async ({ asker, hotelId, from, to, ...wish }: HotelBookingsWish): Promise<BookingsPage | Refusal> => {
    const hotel = await ownHotelEver(hotels, asker, hotelId);
    if (isRefusal(hotel)) return hotel;
    return fillPage(
      bookings,
      (limit, after) => bookings.idsOfHotel(hotelId, { from, to }, limit, after),
      ({ hotelId: at, checkIn }) => at === hotelId && checkIn >= (from ?? checkIn) && checkIn <= (to ?? checkIn),
      wish,
    );
  };
