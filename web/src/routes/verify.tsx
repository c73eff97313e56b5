import { createFileRoute, useLocation } from '@tanstack/react-router';
import { VerifyPage } from '../features/account/verify-page.tsx';
import { accountWords } from '../features/account/words.ts';

const Page = () => {
  const hash = useLocation({ select: (location) => location.hash });
  return <VerifyPage token={new URLSearchParams(hash).get('token') ?? ''} />;
};

export const Route = createFileRoute('/verify')({
  loader: () => accountWords.load().then(() => undefined),
  component: Page,
});
