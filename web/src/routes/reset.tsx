import { createFileRoute, useLocation } from '@tanstack/react-router';
import { ResetPage } from '../features/account/reset-page.tsx';
import { accountWords } from '../features/account/words.ts';

const Page = () => {
  const hash = useLocation({ select: (location) => location.hash });
  return <ResetPage key={hash} hash={hash} />;
};

export const Route = createFileRoute('/reset')({
  loader: () => accountWords.load().then(() => undefined),
  component: Page,
});
