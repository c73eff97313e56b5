import { infiniteQueryOptions } from '@tanstack/react-query';
import { get } from '../../lib/api.ts';

const shown = 20;

/** Points and tier, with the movements newest first. */
export const loyaltyQuery = infiniteQueryOptions({
  queryKey: ['loyalty'],
  queryFn: ({ pageParam }) =>
    get('getLoyalty', { query: { limit: String(shown), ...(pageParam !== null && { cursor: pageParam }) } }),
  initialPageParam: null as string | null,
  getNextPageParam: ({ nextCursor }) => nextCursor,
});
