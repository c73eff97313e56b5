import { createFileRoute, useLocation } from '@tanstack/react-router';
import { Results } from '../features/search/results.tsx';
import { isSearchable, resultsQuery } from '../features/search/results-query.ts';
import { readResults } from '../features/search/url.ts';
import { searchWords } from '../features/search/words.ts';
import { parseSearch } from '../lib/search-text.ts';

const Page = () => {
  const search = Route.useSearch();
  const given = useLocation({ select: ({ searchStr }) => searchStr });
  const unread = Object.keys(parseSearch(given)).filter((name) => !(name in search));
  return <Results search={search} unread={unread} />;
};

export const Route = createFileRoute('/search')({
  validateSearch: readResults,
  loaderDeps: ({ search }) => search,
  loader: async ({ context, deps, cause }) => {
    // Searches are limited in number: looking at a link is no search.
    if (cause !== 'preload' && isSearchable(deps)) void context.queryClient.prefetchInfiniteQuery(resultsQuery(deps));
    await searchWords.load();
  },
  component: Page,
  staticData: { beginsWithBoard: true },
});
