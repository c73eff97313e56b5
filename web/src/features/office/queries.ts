import { infiniteQueryOptions } from '@tanstack/react-query';
import { get } from '../../lib/api.ts';

/** The hotels of the account that is signed in. */
export const ownHotelsQuery = infiniteQueryOptions({
  queryKey: ['office', 'hotels'],
  queryFn: async ({ pageParam }) => {
    const query = { limit: '50', ...(pageParam !== null && { cursor: pageParam }) };
    const page = await get('listOwnHotels', { query });
    return { items: page.items, nextCursor: page.nextCursor };
  },
  initialPageParam: null as string | null,
  getNextPageParam: ({ nextCursor }) => nextCursor,
});
