import type { Booking, BookingStatus } from '../../domain/booking/booking.ts';
import { matcherOf } from '../../domain/booking/find.ts';
import { addDays, type IsoDate, LAST_DATE } from '../../domain/calendar/date.ts';
import { epochMillis, instantOf } from '../../domain/calendar/instant.ts';
import { today, toInstant } from '../../domain/calendar/zone.ts';
import type { Hotel } from '../../domain/hotel/hotel.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import { type BookingsPage, fillPage, type PageRequest } from '../booking-reads/page.ts';
import type { Caller } from '../hotels/ownership.ts';
import type { BookingOrder, HotelBookingIds, HotelBookingsQuery } from '../ports/booking-lists.ts';
import type { Bookings } from '../ports/bookings.ts';
import type { HotelReader } from '../ports/hotels.ts';
import { ownHotelEver } from './desk.ts';

export interface HotelBookingsRequest extends PageRequest {
  readonly caller: Caller;
  readonly hotelId: string;
  readonly by: BookingOrder;
  /** Days on the hotel's calendar of what `by` says, both included. */
  readonly from: IsoDate | undefined;
  readonly to: IsoDate | undefined;
  readonly status: BookingStatus | undefined;
  /** What the front desk types to find a booking. */
  readonly q: string | undefined;
}

interface ListDeps {
  readonly hotels: Pick<HotelReader, 'hotel' | 'former'>;
  readonly bookings: Pick<Bookings, 'findMany'>;
  readonly hotelBookingIds: HotelBookingIds;
}

type Zone = Pick<Hotel, 'timeZone'>;

/** The day on the hotel's calendar by which the booking is listed. */
const dayOf = (by: BookingOrder, booking: Booking, { timeZone }: Zone): IsoDate => {
  if (by === 'arrival') return booking.checkIn;
  return by === 'departure' ? booking.checkOut : today(booking.createdAt, timeZone);
};

/** The days asked for, as the index has them: bookings are made at instants. */
const rangeOf = (
  { by, from, to }: Pick<HotelBookingsRequest, 'by' | 'from' | 'to'>,
  { timeZone }: Zone,
): HotelBookingsQuery => {
  if (by !== 'made') return { by, from, to };
  const midnight = (day: IsoDate): number => epochMillis(toInstant(day, '00:00', timeZone));
  return {
    by,
    from: from && instantOf(midnight(from)),
    to: to && to < LAST_DATE ? instantOf(midnight(addDays(to, 1)) - 1) : undefined,
  };
};

/**
 * The bookings of a hotel by day of arrival, of departure or of making; those made are listed newest
 * first. Bookings of a deleted hotel stay readable.
 */
export const listHotelBookings =
  ({ bookings, hotels, hotelBookingIds }: ListDeps) =>
  async ({ caller, hotelId, status, q, ...request }: HotelBookingsRequest): Promise<BookingsPage | Refusal> => {
    const hotel = await ownHotelEver(hotels, caller, hotelId);
    if (isRefusal(hotel)) return hotel;
    const { by, from, to, ...page } = request;
    const matches = q === undefined ? undefined : matcherOf(q);
    const belongs = (booking: Booking): boolean => {
      const day = dayOf(by, booking, hotel);
      return (
        booking.hotelId === hotelId &&
        day >= (from ?? day) &&
        day <= (to ?? day) &&
        (status === undefined || booking.status === status) &&
        (matches === undefined || matches(booking))
      );
    };
    const query = { ...rangeOf(request, hotel), matches };
    return fillPage(
      bookings,
      (limit, after) => hotelBookingIds(hotelId, query, limit, after),
      { belongs, selective: status !== undefined || matches !== undefined },
      page,
    );
  };
