import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { get } from '../../lib/api.ts';
import { addDays, latestOf } from '../../lib/dates.ts';
import { byPage, pageOf } from '../../lib/pages.ts';
import type { When } from './url.ts';

const shown = 20;

export const tripsQuery = (when: When) =>
  infiniteQueryOptions({
    queryKey: ['bookings', when],
    queryFn: async ({ pageParam }) => {
      const query = { when, ...pageOf(shown, pageParam) };
      const page = await get('listBookings', { query });
      return { items: page.items, nextCursor: page.nextCursor };
    },
    ...byPage,
    staleTime: 0,
  });

const whole = { limit: '100' };

export const historyQuery = (bookingId: string) =>
  queryOptions({
    queryKey: ['booking', bookingId, 'more', 'history'],
    queryFn: async () => (await get('getHistory', { params: { bookingId }, query: whole })).items,
  });

export const paymentsQuery = (bookingId: string) =>
  queryOptions({
    queryKey: ['booking', bookingId, 'more', 'payments'],
    queryFn: async () => (await get('getPayments', { params: { bookingId }, query: whole })).items,
  });

/** The refund of a cancellation at this moment: never a cached answer. */
export const cancellationQuery = (bookingId: string) =>
  queryOptions({
    queryKey: ['cancellation', bookingId],
    queryFn: () => get('previewCancellation', { params: { bookingId } }),
    gcTime: 0,
    staleTime: 0,
    refetchInterval: 60_000,
  });

export const changedHotelQuery = (hotelId: string) =>
  queryOptions({
    queryKey: ['hotel', hotelId],
    queryFn: () => get('getHotel', { params: { hotelId } }),
    staleTime: 300_000,
  });

/** Nights shown at once where a stay is changed: six weeks. */
export const calendarNights = 42;

/** What the nights cost today, for the people who would come. */
export const changeCalendarQuery = (
  { hotelId, roomTypeId, party }: { readonly hotelId: string; readonly roomTypeId: string; readonly party: string },
  from: string,
  today: string,
) => {
  const first = latestOf(from, today);
  const to = addDays(from, calendarNights - 1);
  return queryOptions({
    queryKey: ['calendar', hotelId, roomTypeId, first, to, party],
    queryFn: async () =>
      (await get('getCalendar', { params: { hotelId }, query: { roomTypeId, from: first, to, party } })).items,
    staleTime: 60_000,
    enabled: to >= today,
  });
};

export interface Change {
  readonly checkIn?: string;
  readonly checkOut?: string;
  readonly roomTypeId?: string;
  readonly party?: { adults: number; childAges: number[] }[];
}

export const changePreviewQuery = (bookingId: string, version: number, change: Change) =>
  queryOptions({
    queryKey: ['change', bookingId, version, change],
    queryFn: () => get('previewChange', { params: { bookingId }, body: change }),
    enabled: Object.keys(change).length > 0,
    retry: false,
    gcTime: 0,
    staleTime: 60_000,
  });
