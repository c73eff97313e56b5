import { infiniteQueryOptions } from '@tanstack/react-query';
import { get } from '../../lib/api.ts';
import { byPage, pageOf } from '../../lib/pages.ts';

/** The hotels of the account that is signed in. */
export const ownHotelsQuery = infiniteQueryOptions({
  queryKey: ['office', 'hotels'],
  queryFn: async ({ pageParam }) => {
    const query = pageOf(50, pageParam);
    const page = await get('listOwnHotels', { query });
    return { items: page.items, nextCursor: page.nextCursor };
  },
  ...byPage,
});
