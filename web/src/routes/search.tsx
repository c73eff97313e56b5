import { createFileRoute } from '@tanstack/react-router';
import { Results } from '../features/search/results.tsx';
import { resultsQuery } from '../features/search/results-query.ts';
import { resultsWords } from '../features/search/results-words.ts';
import { isSearchable } from '../features/search/search-body.ts';
import { readResults } from '../features/search/url.ts';
import { searchWords } from '../features/search/words.ts';
import { readOnly } from '../lib/search-text.ts';
import { amenityWords } from '../ui/amenity-words.ts';
import { rateWords } from '../ui/rate-words.ts';

const Page = () => <Results search={Route.useSearch()} />;

export const Route = createFileRoute('/search')({
  validateSearch: readOnly(readResults),
  loaderDeps: ({ search }) => search,
  loader: async ({ context, deps, cause }) => {
    // Searches are limited in number: looking at a link is no search.
    if (cause !== 'preload' && isSearchable(deps)) void context.queryClient.prefetchInfiniteQuery(resultsQuery(deps));
    await Promise.all([searchWords.load(), resultsWords.load(), amenityWords.load(), rateWords.load()]);
  },
  component: Page,
  staticData: { beginsWithBoard: true },
});
