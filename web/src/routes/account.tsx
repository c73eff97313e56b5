import { createFileRoute } from '@tanstack/react-router';
import { AccountPage } from '../features/account/account-page.tsx';
import { accountWords } from '../features/account/words.ts';
import { sessionQuery } from '../lib/facts.ts';

export const Route = createFileRoute('/account')({
  loader: async ({ context: { queryClient }, cause }) => {
    if (cause !== 'preload') void queryClient.prefetchQuery(sessionQuery);
    await accountWords.load();
  },
  component: AccountPage,
});
