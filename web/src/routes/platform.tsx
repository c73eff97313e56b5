import { createFileRoute, Outlet } from '@tanstack/react-router';
import { SignIn } from '../features/account/sign-in.tsx';
import { PlatformFrame } from '../features/office/platform-frame.tsx';
import { officeWords } from '../features/office/words.ts';

const Page = () => (
  <PlatformFrame signIn={<SignIn />}>
    <Outlet />
  </PlatformFrame>
);

export const Route = createFileRoute('/platform')({
  staticData: { ownFrame: true },
  loader: () => officeWords.load().then(() => undefined),
  component: Page,
});
