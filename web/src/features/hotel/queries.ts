import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { get, type Success } from '../../lib/api.ts';
import { daysOfMonth } from '../../lib/dates.ts';
import { partyText } from '../../lib/party.ts';
import { partyIn, type StaySearch } from '../../lib/stay-search.ts';

export type Hotel = Success<'getHotel'>['hotel'];
export type RoomType = Success<'getHotel'>['roomTypes'][number];
export type RoomOffer = Success<'getHotelRooms'>['rooms'][number];
export type Offer = NonNullable<RoomOffer['offer']>;
export type CalendarNight = Success<'getCalendar'>['items'][number];

export const hotelQuery = (hotelId: string) =>
  queryOptions({
    queryKey: ['hotel', hotelId],
    queryFn: () => get('getHotel', { params: { hotelId } }),
    staleTime: 300_000,
  });

/** Quotes hold for some minutes; a page that stays open asks again before they end. */
const quoteMs = 300_000;

export const roomsQuery = (hotelId: string, { checkIn, checkOut, party }: StaySearch) => {
  const people = partyText(partyIn(party === undefined ? {} : { party }));
  return queryOptions({
    // The key of the booking page too: the price that was seen here is the one that is held there.
    queryKey: ['rooms', hotelId, checkIn, checkOut, people],
    queryFn: () =>
      get('getHotelRooms', {
        params: { hotelId },
        query: {
          ...(checkIn !== undefined && checkOut !== undefined && { checkIn, checkOut }),
          party: people,
        },
      }),
    staleTime: 60_000,
    refetchInterval: quoteMs,
    placeholderData: keepPreviousData,
  });
};

/** One month of one room type. */
export const calendarQuery = (hotelId: string, roomTypeId: string, month: string, today: string) => {
  const days = daysOfMonth(month).filter((day) => day >= today);
  const [from = ''] = days;
  const to = days.at(-1) ?? '';
  return queryOptions({
    queryKey: ['calendar', hotelId, roomTypeId, from, to],
    queryFn: async () => (await get('getCalendar', { params: { hotelId }, query: { roomTypeId, from, to } })).items,
    enabled: days.length > 0 && roomTypeId !== '',
    staleTime: 60_000,
  });
};

const shownReviews = 6;

export const reviewsQuery = (hotelId: string) =>
  infiniteQueryOptions({
    queryKey: ['reviews', hotelId],
    queryFn: ({ pageParam }) =>
      get('getReviews', {
        params: { hotelId },
        query: { limit: String(shownReviews), ...(pageParam !== null && { cursor: pageParam }) },
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    staleTime: 300_000,
  });
