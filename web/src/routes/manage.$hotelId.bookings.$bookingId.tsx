import { createFileRoute } from '@tanstack/react-router';
import { StayPage } from '../features/stays/stay-page.tsx';
import { staysWords } from '../features/stays/words.ts';

const Page = () => {
  const { hotelId, bookingId } = Route.useParams();
  return <StayPage key={bookingId} hotelId={hotelId} bookingId={bookingId} />;
};

export const Route = createFileRoute('/manage/$hotelId/bookings/$bookingId')({
  loader: () => staysWords.load().then(() => undefined),
  component: Page,
});
