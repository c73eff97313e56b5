import { infiniteQueryOptions } from '@tanstack/react-query';
import { get, type Success } from '../../lib/api.ts';
import { byPage } from '../../lib/pages.ts';
import { bodyOf, isSearchable } from './search-body.ts';
import type { ResultsSearch } from './url.ts';

export type SearchAnswer = Success<'searchHotels'>;
export type Item = SearchAnswer['items'][number];

/** Hotels for an address, a page at a time. What only concerns the view asks nothing anew. */
export const resultsQuery = ({ view: _, ...search }: ResultsSearch) =>
  infiniteQueryOptions({
    queryKey: ['search', search],
    queryFn: ({ pageParam }) => get('searchHotels', { body: bodyOf(search, pageParam) }),
    ...byPage,
    enabled: isSearchable(search),
    staleTime: 60_000,
  });
