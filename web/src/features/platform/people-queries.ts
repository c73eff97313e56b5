import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { get, type Success } from '../../lib/api.ts';
import { officeKey } from '../../lib/own-hotel.ts';
import { byPage, pageOf } from '../../lib/pages.ts';

export type ManagedUser = Success<'getUser'>['user'];
export type HotelStatus = Success<'listOwnHotels'>['items'][number]['status'];

const key = (...parts: readonly unknown[]) => officeKey('platform', ...parts);

/** Keys of all lists of accounts have a common prefix: a change of one account invalidates every list. */
export const usersKey = key('users');

export const roles = ['guest', 'hotel_admin', 'system_admin'] as const;
export const userStatuses = ['active', 'suspended'] as const;
export const hotelStatuses = ['active', 'inactive', 'pending'] as const;

/**
 * Which accounts: by a part of a name or the beginning of an address, a role, a status; every account without a filter.
 */
export interface UsersSought {
  readonly q?: string;
  readonly role?: (typeof roles)[number];
  readonly status?: (typeof userStatuses)[number];
}

export const usersQuery = (sought: UsersSought) =>
  infiniteQueryOptions({
    queryKey: [...usersKey, sought],
    queryFn: ({ pageParam }) => get('listUsers', { query: { ...pageOf(50, pageParam), ...sought } }),
    ...byPage,
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

/** Which hotels: by a part of the name or town, and whether they are on sale. */
export interface HotelsSought {
  readonly q?: string;
  readonly status?: HotelStatus;
}

export const hotelsQuery = (sought: HotelsSought) =>
  infiniteQueryOptions({
    queryKey: key('hotels', sought),
    queryFn: ({ pageParam }) => get('listOwnHotels', { query: { ...pageOf(50, pageParam), ...sought } }),
    ...byPage,
  });

/** What was changed by whom, of which kind, on which days (UTC). */
export interface AuditSought {
  readonly from?: string;
  readonly to?: string;
  readonly actor?: string;
  readonly kind?: string;
}

export const auditQuery = (sought: AuditSought) =>
  infiniteQueryOptions({
    queryKey: key('audit', sought),
    queryFn: ({ pageParam }) => get('listAudit', { query: { ...pageOf(50, pageParam), ...sought } }),
    staleTime: 0,
    ...byPage,
  });
