import { createFileRoute } from '@tanstack/react-router';
import { SignIn } from '../features/account/sign-in.tsx';
import { Guard } from '../features/office/guard.tsx';
import { HotelsPage } from '../features/office/hotels-page.tsx';
import { officeWords } from '../features/office/words.ts';

const Page = () => (
  <Guard need="hotel_admin" signIn={<SignIn />}>
    <HotelsPage />
  </Guard>
);

export const Route = createFileRoute('/manage/')({
  staticData: { ownFrame: true },
  loader: () => officeWords.load().then(() => undefined),
  component: Page,
});
