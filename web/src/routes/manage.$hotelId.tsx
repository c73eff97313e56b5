import { createFileRoute, Outlet } from '@tanstack/react-router';
import { SignIn } from '../features/account/sign-in.tsx';
import { HotelFrame } from '../features/office/hotel-frame.tsx';
import { officeWords } from '../features/office/words.ts';

const Page = () => (
  <HotelFrame hotelId={Route.useParams().hotelId} signIn={<SignIn />}>
    <Outlet />
  </HotelFrame>
);

export const Route = createFileRoute('/manage/$hotelId')({
  staticData: { ownFrame: true },
  loader: () => officeWords.load().then(() => undefined),
  component: Page,
});
