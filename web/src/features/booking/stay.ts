import type { Booking } from '../../lib/bookings.ts';
import { useCounts } from '../../ui/counts.ts';
import type { Stay } from './summary.tsx';

/** A booking as the summary shows it. */
export const useStayOf = (booking: Booking): Stay => {
  const { bookedFor } = useCounts();
  const { hotel } = booking;
  return {
    hotelName: hotel.name,
    city: hotel.city,
    image: hotel.image,
    roomTypeName: booking.roomTypeName,
    checkIn: booking.checkIn,
    checkOut: booking.checkOut,
    people: bookedFor(booking),
    checkInTime: hotel.checkInTime,
    checkOutTime: hotel.checkOutTime,
    ratePlan: booking.ratePlan,
    rooms: booking.rooms,
  };
};
