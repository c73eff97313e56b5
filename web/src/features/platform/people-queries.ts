import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { get, type Success } from '../../lib/api.ts';
import { officeKey } from '../../lib/own-hotel.ts';

export type ManagedUser = Success<'getUser'>['user'];
export type HotelStatus = Success<'listOwnHotels'>['items'][number]['status'];

const key = (...parts: readonly unknown[]) => officeKey('platform', ...parts);
const page = (limit: string, cursor: string | null) => ({ limit, ...(cursor !== null && { cursor }) });
const paged = {
  initialPageParam: null as string | null,
  getNextPageParam: ({ nextCursor }: { readonly nextCursor: string | null }) => nextCursor,
};

/** Keys of all lists of accounts begin alike: a change of one is a change of every list. */
export const usersKey = key('users');

/** @param email of one account; every account where it is empty */
export const usersQuery = (email: string) =>
  infiniteQueryOptions({
    queryKey: [...usersKey, email],
    queryFn: ({ pageParam }) => get('listUsers', { query: { ...page('50', pageParam), ...(email && { email }) } }),
    ...paged,
  });

export const userQuery = (userId: string) =>
  queryOptions({
    queryKey: key('user', userId),
    queryFn: async () => (await get('getUser', { params: { userId } })).user,
    staleTime: 0,
  });

export const userHistoryQuery = (userId: string) =>
  queryOptions({
    queryKey: key('user', userId, 'history'),
    queryFn: async () => (await get('getUserHistory', { params: { userId }, query: { limit: '20' } })).items,
    staleTime: 0,
  });

export const hotelsQuery = (status: HotelStatus | '') =>
  infiniteQueryOptions({
    queryKey: key('hotels', status),
    queryFn: ({ pageParam }) =>
      get('listOwnHotels', { query: { ...page('50', pageParam), ...(status && { status }) } }),
    ...paged,
  });
