import { keys } from '../../../contract/keys.ts';
import { type BookedHotel, bookedHotelOf, type HotelSale, saleOf } from '../../../domain/hotel/hotel.ts';
import type { Review } from '../../../domain/hotel/review.ts';
import type { ReadBookingDetails } from '../../../usecases/ports/booking-details.ts';
import { fromHotelItem } from '../hotels/hotel-item.ts';
import { fromReviewItem } from '../hotels/review-item.ts';
import { getItems, type Table } from '../table.ts';
import { fromFormerHotelItem } from './former-hotel.ts';

const reviewKey = ({ id, hotelId, reviewedAt }: Parameters<ReadBookingDetails>[0][number]) =>
  reviewedAt === null ? [] : [keys.review(hotelId, reviewedAt, id)];

/** Hotels and reviews of bookings, read strongly in the single table. */
export const bookingDetails =
  (table: Table): ReadBookingDetails =>
  async (bookings) => {
    if (bookings.length === 0) return [];
    const items = await getItems(table, [
      ...bookings.map(({ hotelId }) => keys.hotel(hotelId)),
      ...bookings.flatMap(reviewKey),
    ]);
    const hotels = new Map<string, BookedHotel>();
    const sales = new Map<string, HotelSale>();
    const reviews = new Map<string, Review>();
    for (const item of items) {
      if (item['type'] === 'hotel') {
        const hotel = fromHotelItem(item);
        hotels.set(hotel.id, bookedHotelOf(hotel));
        sales.set(hotel.id, saleOf(hotel));
      } else reviews.set(String(item['id']), fromReviewItem(item));
    }
    const deleted = bookings.filter(({ hotelId }) => !hotels.has(hotelId));
    const former = await getItems(
      table,
      deleted.map(({ hotelId }) => keys.formerHotel(hotelId)),
    );
    for (const hotel of former.map(fromFormerHotelItem)) hotels.set(hotel.id, hotel);
    return bookings.map(({ id, hotelId }) => {
      const hotel = hotels.get(hotelId);
      // A hotel leaves the table in the transaction that keeps what is left of it.
      if (hotel === undefined) throw new Error(`Nothing is known of the hotel ${hotelId} of booking ${id}.`);
      return { hotel, sale: sales.get(hotelId) ?? 'deleted', review: reviews.get(id) ?? null };
    });
  };
