import type { Booking } from '../../domain/booking/booking.ts';
import type { BookedHotel, HotelSale } from '../../domain/hotel/hotel.ts';
import type { Review } from '../../domain/hotel/review.ts';

/** What a booking shows that is stored apart from it. */
export interface BookingDetails {
  readonly hotel: BookedHotel;
  readonly sale: HotelSale;
  readonly review: Review | null;
}

/** Reads the details of many bookings at once, in their order: one BatchGet, and one more where a hotel is deleted. */
export type ReadBookingDetails = (
  bookings: readonly Pick<Booking, 'id' | 'hotelId' | 'reviewedAt'>[],
) => Promise<readonly BookingDetails[]>;
