import { queryOptions } from '@tanstack/react-query';
import { get, type Success } from './api.ts';
import { officeKey } from './own-hotel.ts';
import { pageOf } from './pages.ts';
import { queryClient } from './query.ts';

export type Unit = Success<'listUnits'>['items'][number];
export type RatePlan = Success<'listRatePlans'>['items'][number];
export type HotelBooking = Success<'getHotelBooking'>['booking'];

/** A colleague's change is to be seen within ten seconds. */
export const live = { staleTime: 0, refetchInterval: 8000, refetchOnWindowFocus: 'always' } as const;

const mostAtOnce = 100;

/** A list of the API to its end. */
export const allPages = async <T>(
  page: (query: ReturnType<typeof pageOf>) => Promise<{ readonly items: T[]; readonly nextCursor: string | null }>,
): Promise<T[]> => {
  const all: T[] = [];
  let cursor: string | null = null;
  do {
    const answer: Awaited<ReturnType<typeof page>> = await page(pageOf(mostAtOnce, cursor));
    all.push(...answer.items);
    cursor = answer.nextCursor;
  } while (cursor !== null);
  return all;
};

/** Every numbered room of a hotel, by number; empty if it has not numbered them. */
export const unitsQuery = (hotelId: string) =>
  queryOptions({
    queryKey: officeKey(hotelId, 'units'),
    queryFn: () => allPages<Unit>((query) => get('listUnits', { params: { hotelId }, query })),
    refetchOnWindowFocus: 'always',
  });

export const ratePlansQuery = (hotelId: string) =>
  queryOptions({
    queryKey: officeKey(hotelId, 'rate-plans'),
    queryFn: async () => (await get('listRatePlans', { params: { hotelId } })).items,
    refetchOnWindowFocus: 'always',
  });

/** A booking as its hotel sees it. */
export const hotelBookingQuery = (hotelId: string, bookingId: string) =>
  queryOptions({
    queryKey: officeKey(hotelId, 'booking', bookingId),
    queryFn: async (): Promise<HotelBooking> => (await get('getHotelBooking', { params: { bookingId } })).booking,
    staleTime: 0,
  });

/** Asks for everything of a hotel again. */
export const refreshHotel = (hotelId: string): Promise<void> =>
  queryClient.invalidateQueries({ queryKey: officeKey(hotelId) });
