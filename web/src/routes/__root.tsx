import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, Outlet, useMatches, useRouter } from '@tanstack/react-router';
import { Footer } from '../features/shell/footer.tsx';
import { Header } from '../features/shell/header.tsx';
import { Failed, NotFound } from '../features/shell/messages.tsx';
import { Unread } from '../features/shell/unread.tsx';
import { shellWords } from '../features/shell/words.ts';
import { configQuery } from '../lib/facts.ts';
import { noteWords } from '../ui/note-words.ts';
import { uiWords } from '../ui/words.ts';

const Page = () => {
  const onBoard = useMatches({ select: (matches) => matches.some(({ staticData }) => staticData.beginsWithBoard) });
  const ownFrame = useMatches({ select: (matches) => matches.some(({ staticData }) => staticData.ownFrame) });
  if (ownFrame)
    return (
      <>
        <Unread />
        <Outlet />
      </>
    );
  return (
    <>
      <Unread />
      <Header onBoard={onBoard} />
      <main id="page" tabIndex={-1} className="outline-none">
        <Outlet />
      </main>
      <Footer />
    </>
  );
};

const Fault = () => {
  const router = useRouter();
  return <Failed retry={() => void router.invalidate()} />;
};

export const Route = createRootRouteWithContext<{ readonly queryClient: QueryClient }>()({
  beforeLoad: async () => {
    await Promise.all([shellWords.load(), uiWords.load()]);
  },
  loader: ({ context }) => {
    void context.queryClient.prefetchQuery(configQuery);
    // A page that shows such words waits for them; any other loads them afterwards.
    noteWords.load().catch(() => undefined);
  },
  component: Page,
  notFoundComponent: NotFound,
  errorComponent: Fault,
});
