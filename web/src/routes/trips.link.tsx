import { createFileRoute, useLocation } from '@tanstack/react-router';
import { LinkPage } from '../features/account/find-booking.tsx';
import { accountWords } from '../features/account/words.ts';

const Page = () => {
  const hash = useLocation({ select: (location) => location.hash });
  return <LinkPage token={new URLSearchParams(hash).get('token') ?? ''} />;
};

export const Route = createFileRoute('/trips/link')({
  loader: () => accountWords.load().then(() => undefined),
  component: Page,
});
