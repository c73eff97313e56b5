import { createFileRoute } from '@tanstack/react-router';
import { readResults } from '../features/search/url.ts';
import { searchWords } from '../features/search/words.ts';

export const Route = createFileRoute('/search')({
  validateSearch: readResults,
  loader: async () => {
    await searchWords.load();
  },
  component: () => null,
  staticData: { beginsWithBoard: true },
});
