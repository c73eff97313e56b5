import { createFileRoute } from '@tanstack/react-router';
import { Destinations } from '../features/search/destinations.tsx';
import { Promises } from '../features/search/promises.tsx';
import { destinationsQuery } from '../features/search/queries.ts';
import { SearchForm } from '../features/search/search-form.tsx';
import { searchWords } from '../features/search/words.ts';

const Home = () => {
  const { home } = searchWords.useWords();
  return (
    <>
      <title>{home.meta}</title>
      <h1 className="sr-only">{home.title}</h1>
      <div className="board">
        <SearchForm start={null} />
      </div>
      <Destinations />
      <Promises />
    </>
  );
};

export const Route = createFileRoute('/')({
  loader: async ({ context }) => {
    void context.queryClient.prefetchQuery(destinationsQuery);
    await searchWords.load();
  },
  component: Home,
});
