import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { get, type Success } from '../../lib/api.ts';

export type Destination = Success<'listDestinations'>['items'][number];
export type Completion = Success<'listPlaces'>['items'][number];

/** Places listed below the street of the home page. */
export const shownDestinations = 7;

export const destinationsQuery = queryOptions({
  queryKey: ['destinations'],
  queryFn: async () => (await get('listDestinations', { query: { limit: String(shownDestinations) } })).items,
  staleTime: 300_000,
});

/** What the beginning of a name may mean. */
export const completionsQuery = (text: string) =>
  queryOptions({
    queryKey: ['places', text],
    queryFn: async () => (await get('listPlaces', { query: { q: text } })).items,
    enabled: text.length >= 2,
    staleTime: 300_000,
    placeholderData: keepPreviousData,
  });
