import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { get } from '../../lib/api.ts';
import { addDays } from '../../lib/dates.ts';
import { type HotelBooking, hotelBookingQuery, live } from '../../lib/hotel-queries.ts';
import { officeKey } from '../../lib/own-hotel.ts';
import { byPage, pageOf } from '../../lib/pages.ts';
import { queryClient } from '../../lib/query.ts';
import type { StaysSearch } from './url.ts';

export type Booking = HotelBooking;

/** The filter, by default arrivals from today on. A search by text covers all dates. */
export const askedOf = (search: StaysSearch, today: string): StaysSearch =>
  search.q !== undefined || search.from !== undefined || search.to !== undefined || search.by === 'made'
    ? search
    : { ...search, from: today };

export const listQuery = (hotelId: string, asked: StaysSearch) =>
  infiniteQueryOptions({
    queryKey: officeKey(hotelId, 'bookings', asked),
    queryFn: async ({ pageParam }) => {
      const query = { ...asked, ...pageOf(40, pageParam) };
      const page = await get('listHotelBookings', { params: { hotelId }, query });
      return { items: page.items, nextCursor: page.nextCursor };
    },
    ...byPage,
    staleTime: 0,
    refetchOnWindowFocus: 'always',
  });

export const stayQuery = (hotelId: string, bookingId: string) => ({
  ...hotelBookingQuery(hotelId, bookingId),
  ...live,
});

const whole = { limit: '100' };

export const stayHistoryQuery = (hotelId: string, bookingId: string) =>
  queryOptions({
    queryKey: officeKey(hotelId, 'booking', bookingId, 'more', 'history'),
    queryFn: async () => (await get('getHotelBookingHistory', { params: { bookingId }, query: whole })).items,
  });

export const stayPaymentsQuery = (hotelId: string, bookingId: string) =>
  queryOptions({
    queryKey: officeKey(hotelId, 'booking', bookingId, 'more', 'payments'),
    queryFn: async () => (await get('getHotelBookingPayments', { params: { bookingId }, query: whole })).items,
  });

export const stayMailsQuery = (hotelId: string, bookingId: string) =>
  queryOptions({
    queryKey: officeKey(hotelId, 'booking', bookingId, 'more', 'mails'),
    queryFn: async () => (await get('listBookingMessages', { params: { bookingId }, query: whole })).items,
  });

/** The units that the stay has, by the plan of its first night, or of tonight once it has begun. */
export const stayUnitsQuery = (hotelId: string, { id, checkIn, checkOut }: Booking, today: string) => {
  const last = addDays(checkOut, -1);
  const night = today <= checkIn ? checkIn : today > last ? last : today;
  return queryOptions({
    queryKey: officeKey(hotelId, 'plan', night, night),
    queryFn: () => get('getPlan', { params: { hotelId }, query: { from: night, to: night } }),
    staleTime: 0,
    select: ({ units }) => units.filter(({ stays }) => stays.some(({ bookingId }) => bookingId === id)),
  });
};

/** Takes a booking that an answer brought, and asks again for all that shows it. */
export const rememberStay = (hotelId: string, booking: Booking): void => {
  queryClient.setQueryData(stayQuery(hotelId, booking.id).queryKey, booking);
  for (const part of ['bookings', 'desk', 'plan', 'units']) {
    void queryClient.invalidateQueries({ queryKey: officeKey(hotelId, part) });
  }
  void queryClient.invalidateQueries({ queryKey: officeKey(hotelId, 'booking', booking.id, 'more') });
};
