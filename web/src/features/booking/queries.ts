import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { get, type Success } from '../../lib/api.ts';
import type { BookingSearch } from '../../lib/booking-address.ts';
import { type Booking, rememberBooking } from '../../lib/bookings.ts';
import { currentLanguage } from '../../lib/preferences.ts';
import { queryClient } from '../../lib/query.ts';
import { partyIn } from '../../lib/stay-search.ts';
import { type HoldBody, holdOnce, intentName } from './intents.ts';

export type Offer = NonNullable<Success<'getHotelRooms'>['rooms'][number]['offer']>;

export const bookedHotelQuery = (hotelId: string) =>
  queryOptions({
    queryKey: ['hotel', hotelId],
    queryFn: () => get('getHotel', { params: { hotelId } }),
    staleTime: 300_000,
  });

/**
 * The rooms of the stay with their offers. The key is that of the hotel's page: the offer seen there is the one held
 * here, and if its price is no longer valid the guest sees the old and the new one.
 */
export const offersQuery = ({ hotelId, checkIn, checkOut, party, code }: BookingSearch) =>
  queryOptions({
    queryKey: ['rooms', hotelId, checkIn, checkOut, party, code],
    queryFn: () =>
      get('getHotelRooms', {
        params: { hotelId },
        query: { checkIn, checkOut, party, ...(code !== undefined && { code }) },
      }),
    staleTime: 60_000,
  });

export interface Guest {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

const bodyOf = (
  { hotelId, roomTypeId, checkIn, checkOut, party, ratePlanId, code }: BookingSearch,
  guest: Guest,
): HoldBody => ({
  hotelId,
  roomTypeId,
  checkIn,
  checkOut,
  party: partyIn({ party }).map(({ adults, childAges }) => ({ adults, childAges: [...childAges] })),
  ...(ratePlanId !== undefined && { ratePlanId }),
  ...(code !== undefined && { code }),
  language: currentLanguage(),
  guestName: guest.name,
  guestEmail: guest.email,
});

/**
 * Holds the room at the price that was seen. It is a query for its key: however often the page asks, one hold is made.
 * @param quote of the price that was seen; null if the room had none, and the refusal names alternatives
 */
export const holdQuery = (search: BookingSearch, guest: Guest, quote: string | null) =>
  queryOptions({
    queryKey: ['hold', search, guest.id, quote],
    queryFn: async (): Promise<Booking> => {
      const body = { ...bodyOf(search, guest), ...(quote !== null && { quote }) };
      const booking = await holdOnce(sessionStorage, intentName(search, guest.id), body, async (key, sent) => {
        const held: Booking = (await get('createBooking', { body: sent, idempotencyKey: key })).booking;
        return held;
      });
      rememberBooking(booking);
      return booking;
    },
    retry: false,
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });

/** The part of a hold that the caller's points can pay: the most possible, or a given number. No points are taken. */
export const pointsQuery = (bookingId: string, points: number | undefined) =>
  queryOptions({
    queryKey: ['booking', bookingId, 'points', points],
    queryFn: () =>
      get('getBookingPoints', {
        params: { bookingId },
        query: points === undefined ? {} : { points: String(points) },
      }),
    staleTime: 30_000,
    placeholderData: keepPreviousData,
  });

/** Requests the prices of this hotel again: those shown are no longer valid. */
export const forgetOffers = (hotelId: string): void =>
  void queryClient.invalidateQueries({ queryKey: ['rooms', hotelId] });
