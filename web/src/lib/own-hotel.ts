import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { get, type Success } from './api.ts';

export type OwnHotel = Success<'getOwnHotel'>['hotel'];
export type OwnRoomType = Success<'getOwnHotel'>['roomTypes'][number];

/**
 * Query keys of the hotel's side of the app have a common prefix, so that a change of the session removes all of them.
 */
export const officeKey = (hotelId: string, ...parts: readonly unknown[]) => ['office', hotelId, ...parts] as const;

/** A hotel as its owner sees it, in any status, with its room types. */
export const ownHotelQuery = (hotelId: string) =>
  queryOptions({
    queryKey: officeKey(hotelId, 'hotel'),
    queryFn: () => get('getOwnHotel', { params: { hotelId } }),
    staleTime: 60_000,
  });

/** The hotel of a page below `/manage/:hotelId`; its frame has loaded it before the page is shown. */
export const useOwnHotel = (hotelId: string): Success<'getOwnHotel'> => useSuspenseQuery(ownHotelQuery(hotelId)).data;
