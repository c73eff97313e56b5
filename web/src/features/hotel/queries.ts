import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { get, type Success } from '../../lib/api.ts';
import { daysOfMonth } from '../../lib/dates.ts';
import { byPage, pageOf } from '../../lib/pages.ts';
import { partyText } from '../../lib/party.ts';
import { partyIn } from '../../lib/stay-search.ts';
import type { HotelSearch } from './url.ts';

export type Hotel = Success<'getHotel'>['hotel'];
export type RoomType = Success<'getHotel'>['roomTypes'][number];
export type RoomOffer = Success<'getHotelRooms'>['rooms'][number];
export type Offer = NonNullable<RoomOffer['offer']>;

export const hotelQuery = (hotelId: string) =>
  queryOptions({
    queryKey: ['hotel', hotelId],
    queryFn: () => get('getHotel', { params: { hotelId } }),
    staleTime: 300_000,
  });

/** Quotes hold for some minutes; a page that stays open asks again before they end. */
const quoteMs = 300_000;

export const roomsQuery = (hotelId: string, { checkIn, checkOut, party, code }: HotelSearch) => {
  const people = partyText(partyIn(party === undefined ? {} : { party }));
  return queryOptions({
    // The key of the booking page too: the price that was seen here is the one that is held there.
    queryKey: ['rooms', hotelId, checkIn, checkOut, people, code],
    queryFn: () =>
      get('getHotelRooms', {
        params: { hotelId },
        query: {
          ...(checkIn !== undefined && checkOut !== undefined && { checkIn, checkOut }),
          party: people,
          ...(code !== undefined && { code }),
        },
      }),
    staleTime: 60_000,
    refetchInterval: quoteMs,
    placeholderData: keepPreviousData,
  });
};

/** What the calendar shows the price of. */
export interface Wanted {
  readonly hotelId: string;
  readonly roomTypeId: string;
  readonly party: string;
  readonly ratePlanId: string | undefined;
  readonly code: string | undefined;
}

/** One month of one room type: each night with the price of all requested rooms under the plan. */
export const calendarQuery = (
  { hotelId, roomTypeId, party, ratePlanId, code }: Wanted,
  month: string,
  today: string,
) => {
  const days = daysOfMonth(month).filter((day) => day >= today);
  const [from = ''] = days;
  const to = days.at(-1) ?? '';
  return queryOptions({
    queryKey: ['calendar', hotelId, roomTypeId, from, to, party, ratePlanId, code],
    queryFn: async () => {
      const plan = { ...(ratePlanId !== undefined && { ratePlanId }), ...(code !== undefined && { code }) };
      return (await get('getCalendar', { params: { hotelId }, query: { roomTypeId, from, to, party, ...plan } })).items;
    },
    enabled: days.length > 0 && roomTypeId !== '',
    placeholderData: keepPreviousData,
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
        query: pageOf(shownReviews, pageParam),
      }),
    ...byPage,
    staleTime: 300_000,
  });
