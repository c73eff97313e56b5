import { createFileRoute } from '@tanstack/react-router';
import { Authenticate } from '../features/account/authenticate.tsx';
import { accountWords } from '../features/account/words.ts';
import { tripsQuery } from '../features/trips/queries.ts';
import { TripsPage } from '../features/trips/trips-page.tsx';
import { readWhen } from '../features/trips/url.ts';
import { tripsWords } from '../features/trips/words.ts';
import { readOnly } from '../lib/search-text.ts';

const Page = () => <TripsPage when={Route.useSearch().when ?? 'upcoming'} signIn={<Authenticate />} />;

const read = readOnly(readWhen);

export const Route = createFileRoute('/trips/')({
  validateSearch: read,
  loaderDeps: ({ search: { when } }) => ({ when: when ?? ('upcoming' as const) }),
  loader: async ({ context: { queryClient }, deps, cause }) => {
    if (cause !== 'preload') void queryClient.prefetchInfiniteQuery(tripsQuery(deps.when));
    await Promise.all([tripsWords.load(), accountWords.load()]);
  },
  component: Page,
});
