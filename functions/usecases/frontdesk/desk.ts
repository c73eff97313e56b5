import type { Booking } from '../../domain/booking/booking.ts';
import type { Hotel } from '../../domain/hotel/hotel.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { bookingNotFound } from '../bookings/move-booking.ts';
import { type Caller, noHotel, owns } from '../hotels/ownership.ts';
import type { Bookings } from '../ports/bookings.ts';
import type { HotelReader } from '../ports/hotels.ts';

export interface DeskDeps {
  readonly bookings: Pick<Bookings, 'find'>;
  readonly hotels: Pick<HotelReader, 'hotel'>;
}

/** A request of the front desk about a booking. */
export interface DeskCommand {
  readonly caller: Caller;
  readonly bookingId: string;
}

/**
 * Whether the booking is this desk's: by the owner its hotel has now, so that bookings follow a hotel that is sold; by
 * the one it had where the hotel is bookingNotFound.
 */
export const atDesk = async (
  hotels: Pick<HotelReader, 'hotel'>,
  caller: Caller,
  booking: Pick<Booking, 'hotelId' | 'ownerId'>,
): Promise<boolean> => owns(caller, (await hotels.hotel(booking.hotelId)) ?? booking);

/** `not-found` unless the hotel is the caller's. */
export const ownHotel = async (hotels: Pick<HotelReader, 'hotel'>, caller: Caller, hotelId: string) => {
  const hotel = await hotels.hotel(hotelId);
  return hotel !== undefined && owns(caller, hotel) ? hotel : noHotel;
};

/** The same for what outlives a hotel, its bookings: of a deleted one `not-found` unless it was the caller's. */
export const ownHotelEver = async (
  hotels: Pick<HotelReader, 'hotel' | 'former'>,
  caller: Caller,
  hotelId: string,
): Promise<Pick<Hotel, 'id' | 'ownerId' | 'timeZone'> | typeof noHotel> => {
  const hotel = (await hotels.hotel(hotelId)) ?? (await hotels.former(hotelId));
  return hotel !== undefined && owns(caller, hotel) ? hotel : noHotel;
};

/** A booking as the front desk sees it. */
export const deskBooking =
  ({ bookings, hotels }: DeskDeps) =>
  async ({ caller, bookingId }: DeskCommand): Promise<Booking | Refusal> => {
    const booking = await bookings.find(bookingId);
    if (booking === undefined) return bookingNotFound;
    return (await atDesk(hotels, caller, booking)) ? booking : bookingNotFound;
  };
